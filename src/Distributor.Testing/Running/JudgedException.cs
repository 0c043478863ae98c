using Distributor.Model;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Distributor.Testing;

/// <summary>
/// Ends a test with a judgement on its taskset, not on its code: what NUnit shows as the stack trace leads to the taskset's line.
/// </summary>
internal sealed class JudgedException(ResultState state, Taskset taskset, string message) : ResultStateException(message)
{
    public override ResultState ResultState => state;

    public override string StackTrace => RunText.Trail(taskset);
}
