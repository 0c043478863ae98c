using Distributor.Dispatch.Calibration;
using Distributor.Machines;

namespace Distributor.Cli;

/// <summary>What commands that use machines have in common.</summary>
internal static class MachineWork
{
    /// <summary>Does something with machines; what goes wrong is told on standard error, and is the exit code.</summary>
    public static async Task<int> DoAsync(Func<Task<int>> work)
    {
        // The token hears signals from the first await on.
        await Task.Yield();
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception error) when (error is MachineException or CalibrationException or FormatException)
        {
            return await TellAsync(error.Message, ExitCode.Bad).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return await TellAsync($"Results cannot be kept: {error.Message}", ExitCode.Bad).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return await TellAsync("Cancelled. Results so far are in the results folder.", ExitCode.Cancelled).ConfigureAwait(false);
        }
    }

    private static async Task<int> TellAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync(message).ConfigureAwait(false);
        return code;
    }
}
