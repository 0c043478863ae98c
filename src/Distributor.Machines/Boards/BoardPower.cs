using System.ComponentModel;
using System.Globalization;
using System.Text;
using CliWrap;
using Distributor.Machines.Qemu;
using Distributor.Model;

namespace Distributor.Machines.Boards;

/// <summary>Switches boards by the shell commands of their list. No command outlives its time limit, or this process.</summary>
/// <param name="folder">Where the commands run.</param>
/// <param name="time">The host's clock.</param>
internal sealed class BoardPower(string folder, TimeProvider time)
{
    private const int MostOutput = 16 * 1024;

    /// <summary>
    /// Switches a board off and on, as far as there are commands. One that fails is told, and not thrown: whether the board works shows on the board.
    /// A board that was switched off is switched on again also when this is cancelled.
    /// </summary>
    public async Task CycleAsync(Board board, Action<PowerCommand> tell, CancellationToken cancellationToken)
    {
        try
        {
            if (board.PowerOff is { } off) tell(await RunAsync(board, "power-off", off, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            if (board.PowerOn is { } on) tell(await RunAsync(board, "power-on", on, CancellationToken.None).ConfigureAwait(false));
        }
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<PowerCommand> RunAsync(Board board, string key, string text, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var lines = PipeTarget.ToDelegate(line =>
        {
            lock (output)
                if (output.Length < MostOutput) output.AppendLine(line);
        });
        var command = ChildCommand.Of("sh", ["-c", text]).WithWorkingDirectory(folder)
            .WithEnvironmentVariables(environment => environment.Set("BOARD", board.Name)).WithStandardOutputPipe(lines).WithStandardErrorPipe(lines);
        var problem = await ProblemAsync(command, cancellationToken).ConfigureAwait(false);
        lock (output) return new(board.Name, key, text, output.ToString().TrimEnd(), problem);
    }

    private async Task<string?> ProblemAsync(Command command, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(PowerCommand.Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            var running = await SpawnThread.RunAsync(() => command.ExecuteAsync(either.Token, CancellationToken.None)).ConfigureAwait(false);
            var code = (await running.Task.ConfigureAwait(false)).ExitCode;
            return code == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {code}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"took longer than {PowerCommand.Limit.TotalSeconds} s and was ended (what it leaves running has to let go of its output: `>/dev/null 2>&1 &`)";
        }
        catch (Win32Exception error)
        {
            return $"could not be started: {error.Message}";
        }
    }
}
