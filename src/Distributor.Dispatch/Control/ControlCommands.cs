using System.Text.Json;
using Serilog;

namespace Distributor.Dispatch.Control;

/// <summary>What can be asked of a distributor that works.</summary>
internal sealed class ControlCommands(TasksetDistributor distributor, string results, ILogger log)
{
    private static readonly Dictionary<string, Func<TasksetDistributor, ControlRequest, Task>> Known = new()
    {
        ["status"] = (_, _) => Task.CompletedTask,
        ["set-max-machines"] = (distributor, request) => Now(() => distributor.MaxMachines = request.Machines is { } most and >= 1
            ? most
            : throw new FormatException("set-max-machines: expected `machines`, a whole number from 1 on.")),
        ["drain"] = (distributor, _) => Now(distributor.Drain),
        ["resume"] = (distributor, _) => Now(distributor.Resume),
        ["reboot"] = (distributor, _) => Now(distributor.Reboot),
        ["kill-all"] = (distributor, request) => distributor.KillAllAsync(request.Cancel is true ? KilledTasksets.AreCancelled : KilledTasksets.GoBack),
    };

    /// <summary>Does what a line asks for, and returns the line of the answer.</summary>
    public async Task<string> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        try
        {
            var request = ControlJson.Read<ControlRequest>(line);
            if (!Known.TryGetValue(request.Command, out var command))
                throw new FormatException($"`{request.Command}` is no command: expected one of {string.Join(", ", Known.Keys)}.");
            if (request.Command != "status") log.Information("Asked over the control socket: {Request:l}", line.Trim());
            await command(distributor, request).WaitAsync(cancellationToken).ConfigureAwait(false);
            return ControlJson.Write(new ControlReply(Environment.ProcessId, results, distributor.Status()));
        }
        catch (FormatException error)
        {
            return Refuse(error.Message);
        }
        catch (JsonException error)
        {
            return Refuse($"This is no request: {error.Message} Expected an object on a line, as in {{\"command\":\"status\"}}.");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.Error(error, "A request over the control socket failed: {Request:l}", line);
            return Refuse($"It failed: {error.Message}");
        }
    }

    /// <summary>The line that says why nothing was done.</summary>
    public string Refuse(string reason) => ControlJson.Write(new ControlReply(Environment.ProcessId, results, Error: reason));

    private static Task Now(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
