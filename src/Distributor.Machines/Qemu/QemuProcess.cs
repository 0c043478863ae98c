using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CliWrap;

namespace Distributor.Machines.Qemu;

/// <summary>One QEMU process, from its start to its certain end.</summary>
internal sealed class QemuProcess : IAsyncDisposable
{
    /// <summary>How long a QEMU that was asked to quit may take.</summary>
    private static readonly TimeSpan QuitTime = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _kill = new();
    private readonly StringBuilder _errorOutput = new();
    private readonly TimeProvider _time;
    private Task _ended = Task.CompletedTask;

    private QemuProcess(TimeProvider time) => _time = time;

    public Qmp Qmp { get; } = new();

    /// <summary>The process's id.</summary>
    public int Id { get; private set; }

    /// <summary>What it has used; null when it has ended.</summary>
    public TimeSpan? ProcessorTime
    {
        get
        {
            try
            {
                using var process = Process.GetProcessById(Id);
                return process.TotalProcessorTime;
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
            {
                return null;
            }
        }
    }

    /// <summary>Cancelled when the process has ended, by whatever cause.</summary>
    public CancellationTokenSource Ended { get; } = new();

    /// <summary>What QEMU complained of.</summary>
    public string ErrorOutput
    {
        get { lock (_errorOutput) return _errorOutput.ToString().Trim(); }
    }

    /// <summary>Starts QEMU so that it dies with this process, however this process dies. Throws <see cref="Win32Exception"/>.</summary>
    public static async Task<QemuProcess> StartAsync(string executable, IReadOnlyList<string> arguments, TimeProvider time)
    {
        var process = new QemuProcess(time);
        var command = ChildCommand.Of(executable, arguments)
            .WithStandardInputPipe(PipeSource.Create(process.Qmp.WriteCommandsAsync))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(process.Qmp.Read))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(process.ReadError));
        var running = await SpawnThread.RunAsync(() => command.ExecuteAsync(process._kill.Token, CancellationToken.None)).ConfigureAwait(false);
        process.Id = running.ProcessId;
        process._ended = process.WatchAsync(running);
        return process;
    }

    /// <summary>Asks, waits, kills, and waits again.</summary>
    public async ValueTask DisposeAsync()
    {
        Qmp.RequestQuit();
        try
        {
            await _ended.WaitAsync(QuitTime, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await _kill.CancelAsync().ConfigureAwait(false);
            await _ended.ConfigureAwait(false);
        }
        _kill.Dispose();
    }

    private async Task WatchAsync(Task running)
    {
        try
        {
            await running.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // We killed it.
        }
        finally
        {
            Qmp.End();
            await Ended.CancelAsync().ConfigureAwait(false);
        }
    }

    private void ReadError(string line)
    {
        lock (_errorOutput) _errorOutput.AppendLine(line);
    }
}
