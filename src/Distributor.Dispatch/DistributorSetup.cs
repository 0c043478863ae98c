using System.Globalization;
using System.Net.Sockets;
using Distributor.Dispatch.Control;
using Distributor.Dispatch.Calibration;
using Distributor.Machines;
using Distributor.Machines.Boards;
using Distributor.Machines.Qemu;
using Distributor.Machines.Remote;
using Distributor.Machines.Simulated;
using Distributor.Model;
using Serilog;
using Serilog.Core;

namespace Distributor.Dispatch;

/// <summary>All that a user sets: which machines, with what on them, how many, and where results go. The command line and test hosts share it.</summary>
public sealed record DistributorSetup
{
    private readonly int? _maxMachines;

    /// <summary>
    /// <c>qemu</c>, the default, <c>simulated</c>, or the addresses of machines that run already: <c>HOST:PORT,HOST:PORT</c>. Of no effect with
    /// <see cref="Boards"/>.
    /// </summary>
    public string Machine { get; init; } = "qemu";

    /// <summary>The boards that are the machines. Default: null, <see cref="Machine"/> says what they are.</summary>
    public BoardList? Boards { get; init; }

    /// <summary>The guest's ELF image. Default: the one that the build puts beside the program.</summary>
    public string GuestImage { get; init; } = Path.Combine(AppContext.BaseDirectory, "guest", "image.elf");

    /// <summary>The folder of programs that tasks name. Default: the one that the build puts beside the program.</summary>
    public string ProgramsFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "guest", "programs");

    /// <summary>Whether a guest's clock counts instructions (the default) or follows the host's.</summary>
    public bool VirtualTime { get; init; } = true;

    /// <inheritdoc cref="QemuSettings.CleanGuest"/>
    public bool CleanGuest { get; init; } = true;

    /// <summary>How the host reaches QEMU's guests. Default: user networking, which needs nothing of the host.</summary>
    public GuestNetwork Network { get; init; }

    /// <summary>How users reach the consoles of QEMU's guests. Default: their logs' files, for <c>distributor console</c>.</summary>
    public GuestConsole Console { get; init; }

    /// <summary>Handed to QEMU after all others; results show them. Default: none.</summary>
    public IReadOnlyList<string> QemuArguments { get; init; } = [];

    /// <summary>The most machines at once. Default: the host's processors; of boards, all.</summary>
    public int MaxMachines
    {
        get => _maxMachines ?? Boards?.Boards.Count ?? Environment.ProcessorCount;
        init => _maxMachines = value;
    }

    /// <summary>How often a taskset is tried again whose machine failed. Default: 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>How long machines may take.</summary>
    public MachineLimits Limits { get; init; } = new();

    /// <summary>Gets <c>results.jsonl</c>, <c>log/distributor.log</c> and <c>log/machine-N.console.log</c>. Made when it is missing.</summary>
    public required string ResultsFolder { get; init; }

    /// <summary>
    /// A file of what kernels take, as <c>distributor calibrate --overheads</c> writes it, with an entry for the machines' image. Default: null, none is known.
    /// </summary>
    public string? OverheadsFile { get; init; }

    /// <summary>See <see cref="DistributorOptions.Judge"/>.</summary>
    public Func<Run, IReadOnlyList<string>> Judge { get; init; } = _ => [];

    /// <summary>Are told of every run, besides the log and the results file.</summary>
    public IReadOnlyList<IRunMonitor> Monitors { get; init; } = [];

    /// <summary>
    /// Makes the distributor; no machine starts yet. Throws <see cref="MachineException"/> when the machines could never start,
    /// <see cref="CalibrationException"/> when their overheads are not in the file, and <see cref="FormatException"/> for an address that is none, a folder of
    /// programs that is not there, or a board list whose health taskset has no program.
    /// </summary>
    public async Task<OpenDistributor> OpenAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var logs = Path.Combine(ResultsFolder, "log");
        var boards = Boards is null ? null : new BoardMachines(Boards, Limits, time);
        var source = await SourceAsync(boards, logs, time, cancellationToken).ConfigureAwait(false);
        var provenance = await source.DescribeAsync(cancellationToken).ConfigureAwait(false);
        var overheads = OverheadsFile is { } file ? Calibration.OverheadsFile.Read(file, provenance) : null;
        var results = new ResultsFile(ResultsFolder);
        var log = new LoggerConfiguration().WriteTo.File(Path.Combine(logs, "distributor.log"), formatProvider: CultureInfo.InvariantCulture).CreateLogger();
        var options = new DistributorOptions
        {
            MaxMachines = MaxMachines,
            Retries = Retries,
            Boards = boards,
            Judge = Judge,
            Overheads = overheads,
            Monitors = [new LogMonitor(log), results, .. Monitors],
            Log = log,
        };
        var distributor = new TasksetDistributor(source, options, time);
        return new(distributor, source, provenance, Listen(distributor, log, time), results, log) { Overheads = overheads };
    }

    // Without control, experiments still run.
    private ControlServer? Listen(TasksetDistributor distributor, Logger log, TimeProvider time)
    {
        try
        {
            return new(distributor, Path.GetFullPath(ResultsFolder), ControlFolder.OfUser().SocketOf(Environment.ProcessId), log, time);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SocketException)
        {
            log.Error("Nobody can control this distributor: {Reason}", error.Message);
            return null;
        }
    }

    /// <summary>What the machines' traces would depend on. Throws as <see cref="OpenAsync"/> does.</summary>
    public async Task<MachineProvenance> DescribeAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var boards = Boards is null ? null : new BoardMachines(Boards, Limits, time);
        var source = await SourceAsync(boards, Path.Combine(ResultsFolder, "log"), time, cancellationToken).ConfigureAwait(false);
        return await source.DescribeAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IExecutorSource> SourceAsync(BoardMachines? boards, string logs, TimeProvider time, CancellationToken cancellationToken)
    {
        if (boards is null && Machine == SimulatedMachines.Kind) return new SimulatedMachines(time);
        if (!Directory.Exists(ProgramsFolder)) throw new FormatException($"There is no folder of programs {ProgramsFolder}: build the guest's with client-tools/setup.sh, or set ProgramsFolder.");
        var programs = new ProgramFolder(ProgramsFolder);
        if (boards is not null) await RequireHealthProgramsAsync(programs, boards.List.HealthTaskset, cancellationToken).ConfigureAwait(false);
        return new Sessions(boards ?? await MachinesAsync(logs, time, cancellationToken).ConfigureAwait(false), new(programs, Limits, time));
    }

    // Otherwise it would show when the first board fails, perhaps at night.
    private static async Task RequireHealthProgramsAsync(ProgramFolder programs, Taskset health, CancellationToken cancellationToken)
    {
        try
        {
            await programs.LoadAsync(health, cancellationToken).ConfigureAwait(false);
        }
        catch (BadTasksetException error)
        {
            throw new FormatException($"Boards that fail could not be checked. {error.Message} Or give the board list a `health-taskset` of programs that there are.", error);
        }
    }

    private async Task<IMachineSource> MachinesAsync(string logs, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Machine == "qemu")
            return new QemuMachines(new(GuestImage, logs) { Network = Network, Console = Console, VirtualTime = VirtualTime ? new() : null, CleanGuest = CleanGuest, MoreArguments = QemuArguments }, Limits, time);
        var machines = new RemoteMachines(RemoteMachines.ParseAddresses(Machine), Limits, time);
        await machines.CheckAsync(cancellationToken).ConfigureAwait(false);
        return machines;
    }
}
