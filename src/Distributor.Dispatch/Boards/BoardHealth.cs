using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Dispatch.Boards;

/// <summary>What a board must pass before it gets work again.</summary>
internal sealed class BoardHealth(Taskset taskset)
{
    private readonly Expectation _expected = taskset.Expect.IsNone ? new(DeadlineExpectation.Met) : taskset.Expect;

    /// <summary>Runs the taskset on a board. Throws <see cref="MachineException"/> when it does not pass.</summary>
    public async Task RequireAsync(IExecutor board, CancellationToken cancellationToken)
    {
        try
        {
            var execution = await board.RunAsync(taskset, acceptsUnreportedJobs: false, cancellationToken).ConfigureAwait(false);
            if (_expected.Failures(execution.Trace) is [var first, ..]) throw Failed(board, first);
        }
        catch (BadTasksetException error)
        {
            throw Failed(board, error.Message);
        }
    }

    private MachineException Failed(IExecutor board, string why) => new(MachineFailure.Malfunction, board.Name, $"It does not pass its health taskset {taskset.Name}: {why}");
}
