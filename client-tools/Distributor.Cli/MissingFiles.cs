using Distributor.Files;
using Distributor.Machines;
using Distributor.Machines.Qemu;
using Distributor.Model;

namespace Distributor.Cli;

/// <summary>What tasksets would lack on guests of ours.</summary>
internal sealed class MissingFiles(IEnumerable<Taskset> tasksets, string guestImage, string programsFolder)
{
    private readonly IEnumerable<Taskset> _forGuests = tasksets.Where(taskset => (taskset.Machines & MachineKinds.Guests) != 0);

    /// <summary>What the host lacks, in sentences with what to do. It says nothing of the tasksets.</summary>
    public IEnumerable<string> OfHost()
    {
        if (!_forGuests.Any()) yield break;
        if (GuestImage.WhyNot(guestImage) is { } reason) yield return reason;
        if (!Directory.Exists(programsFolder))
            yield return $"There is no folder {programsFolder}, so nobody looked for the programs that tasks name: build the guest's with client-tools/setup.sh, or set --programs.";
    }

    /// <summary>Programs that are not in the folder, if that is there: each once, at a taskset that names it.</summary>
    public IEnumerable<Diagnostic> OfTasksets()
    {
        if (!Directory.Exists(programsFolder)) yield break;
        var (programs, known) = (new ProgramFolder(programsFolder), new HashSet<string>());
        foreach (var taskset in _forGuests)
            foreach (var task in taskset.Tasks.Where(task => known.Add(task.Program)))
                if (programs.WhyNot(taskset, task) is { } reason) yield return new(taskset.Location!, reason);
    }
}
