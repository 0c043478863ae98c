using System.Runtime.InteropServices;

namespace Distributor.Testing.Engine;

/// <summary>
/// What ends a test host without a word to NUnit: Ctrl-C, SIGTERM, and the end of `dotnet test`. All stop the distribution and give its
/// machines a moment to end; what is left then dies with the process.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly TestDistribution _distribution;
    private readonly PosixSignalRegistration[] _signals;

    public StopSignals(TestDistribution distribution)
    {
        _distribution = distribution;
        _signals = [Register(PosixSignal.SIGINT), Register(PosixSignal.SIGTERM)];
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        foreach (var signal in _signals) signal.Dispose();
    }

    // The signal keeps its default effect, the end of the process.
    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, _ => Stop());

    private void OnProcessExit(object? sender, EventArgs e) => Stop();

    private void Stop() => _distribution.DisposeAsync().AsTask().Wait(Moment);
}
