namespace Distributor.Machines.Tests;

public sealed class PatienceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly ManualTime _time = new();
    private TimeSpan _processorWait;
    private long _progress;

    [Test]
    public void Host_time_counts()
    {
        var patience = Create();
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.That(patience.Left, Is.EqualTo(TimeSpan.FromSeconds(6)));
    }

    [Test]
    public void Waiting_for_a_processor_of_the_host_does_not_count()
    {
        var patience = Create();
        _time.Advance(TimeSpan.FromSeconds(60));
        _processorWait += TimeSpan.FromSeconds(58);
        Assert.That(patience.Left, Is.EqualTo(TimeSpan.FromSeconds(8)));
    }

    [Test]
    public void Progress_counts_anew()
    {
        var patience = Create();
        _time.Advance(TimeSpan.FromSeconds(9));
        _progress++;
        Assert.That(patience.Left, Is.EqualTo(Limit));
    }

    [Test]
    public async Task A_guest_that_spins_is_found_when_its_time_is_over()
    {
        var waiting = Create().WaitAsync(Forever, "sent no event", CancellationToken.None);
        _time.Advance(Limit);
        Assert.That(async () => await waiting, Throws.TypeOf<TimeoutException>().With.Message.EqualTo("It sent no event for 10 s."));
        await Task.CompletedTask;
    }

    [Test]
    public void Cancelling_is_no_timeout()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = Create().WaitAsync(Forever, "sent no event", cancel.Token);
        cancel.Cancel();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    private Patience Create() => new(Limit, _time, () => _processorWait, () => _progress);

    private static async Task<int> Forever(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }

    /// <summary>A clock that stands still between its advances.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private readonly List<ManualTimer> _timers = [];
        private TimeSpan _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now.Ticks;

        public void Advance(TimeSpan span)
        {
            _now += span;
            foreach (var timer in _timers.Where(timer => timer.Due <= _now).ToArray()) timer.Fire();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new ManualTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : _now + dueTime);
            _timers.Add(timer);
            return timer;
        }

        private sealed class ManualTimer(TimerCallback callback, object? state, TimeSpan due) : ITimer
        {
            public TimeSpan Due { get; private set; } = due;

            public void Fire()
            {
                Due = TimeSpan.MaxValue;
                callback(state);
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose() => Due = TimeSpan.MaxValue;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
