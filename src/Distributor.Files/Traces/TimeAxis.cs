using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>Where a time is in a picture, and which times are marked.</summary>
internal sealed class TimeAxis(TraceWindow window, double left, double right)
{
    private const int MostTicks = 12;
    private readonly Func<GuestTime, TimeLabel> _label = TimeLabel.OfAxis(StepOf((window.To - window.From).Nanoseconds), window.To);

    /// <summary>A time as this axis tells it.</summary>
    public TimeLabel Label(GuestTime time) => _label(time);

    /// <summary>How wide a span of so many nanoseconds is.</summary>
    public double Width(long nanoseconds) => (right - left) * nanoseconds / (window.To - window.From).Nanoseconds;

    public double X(GuestTime time) => left + (right - left) * (time - window.From).Nanoseconds / (window.To - window.From).Nanoseconds;

    public bool Shows(GuestTime time) => time >= window.From && time <= window.To;

    /// <summary>The part of a span that the window shows; null when it shows none.</summary>
    public (GuestTime From, GuestTime To)? Clip(GuestTime from, GuestTime to) =>
        to < window.From || from > window.To ? null : (from < window.From ? window.From : from, to > window.To ? window.To : to);

    /// <summary>The time from mark to mark of a span: 1, 2 or 5 times a power of ten nanoseconds.</summary>
    public static long StepOf(long span)
    {
        long step = 1;
        for (var i = 0; span / step > MostTicks; i++) step = step / (i % 3 == 1 ? 2 : 1) * (i % 3 == 1 ? 5 : 2);
        return step;
    }

    /// <summary>Round times in the window.</summary>
    public IEnumerable<GuestTime> Ticks()
    {
        var step = StepOf((window.To - window.From).Nanoseconds);
        for (var tick = (window.From.Nanoseconds + step - 1) / step * step; tick <= window.To.Nanoseconds; tick += step) yield return new(tick);
    }
}
