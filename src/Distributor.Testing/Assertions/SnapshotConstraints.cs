using System.Runtime.CompilerServices;
using Distributor.Model;
using NUnit.Framework;

namespace Distributor.Testing.Assertions;

/// <summary>Snapshots of what a test sees: <c>Assert.That(run, Does.MatchSnapshot())</c>.</summary>
public static class SnapshotConstraints
{
    extension(Does)
    {
        /// <summary>
        /// The run's trace equals <c>Class.Method[_parameter=value].verified.txt</c> beside the C# source. A missing snapshot fails, and what came
        /// is in <c>.received.txt</c>: rename it, or run with <c>DISTRIBUTOR_ACCEPT_SNAPSHOTS=1</c>.
        /// </summary>
        /// <param name="level">
        /// The order and outcome of events (the default), which a rebuilt guest does not change; or <see cref="SnapshotLevel.Exact"/>, to the microsecond,
        /// in virtual time.
        /// </param>
        /// <param name="name">Tells several snapshots of a test apart, behind its name: <c>Class.Method_NAME</c>. Default: null, there is one.</param>
        /// <param name="source">The compiler's to say.</param>
        public static SnapshotConstraint MatchSnapshot(SnapshotLevel level = SnapshotLevel.Events, string? name = null, [CallerFilePath] string source = "") => new(level, name, source);
    }
}
