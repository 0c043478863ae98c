using System.CommandLine;
using System.CommandLine.Parsing;
using Distributor.Dispatch;
using Distributor.Files;
using Distributor.Machines.Qemu;
using Distributor.Machines.Remote;
using Distributor.Machines.Simulated;

namespace Distributor.Cli;

/// <summary>The options of <c>distributor run</c>, and what they mean for the distributor.</summary>
internal sealed class RunOptions
{
    private static readonly DistributorSetup Defaults = new() { ResultsFolder = "results" };

    private readonly Option<string> _machine = new("--machine")
    {
        HelpName = "MACHINE",
        Description = "qemu, simulated (jobs take their wcet), HOST:PORT[,HOST:PORT…] of guests that run already, or a board list, FILE.yaml.",
        DefaultValueFactory = _ => Defaults.Machine,
    };

    private readonly Option<int?> _maxMachines = new("--max-machines")
    {
        HelpName = "N",
        Description = "The most machines at once. Default: the host's processors; of a board list, all boards.",
    };

    private readonly Option<string> _guest = new("--guest") { HelpName = "IMAGE", Description = "The guest's ELF image. Default: the reference guest." };

    private readonly Option<string> _programs = new("--programs") { HelpName = "DIR", Description = "The folder of ELF files that tasks name. Default: the reference guest's." };

    private readonly Option<string> _virtualTime = new("--virtual-time") { Description = "on, or off: the guest's clock follows the host's.", DefaultValueFactory = _ => "on" };

    private readonly Option<string> _cleanGuest = new("--clean-guest") { Description = "on, or off: a guest is not reset between tasksets.", DefaultValueFactory = _ => "on" };

    private readonly Option<string> _network = new("--network")
    {
        Description = "user, or bridge: QEMU's guests have addresses on the bridge of client-tools/network.sh.",
        DefaultValueFactory = _ => "user",
    };

    private readonly Option<string> _console = new("--console")
    {
        Description = "file, which `distributor console` follows, or screen: QEMU's guests have their consoles also in sessions that `screen -ls` lists.",
        DefaultValueFactory = _ => "file",
    };

    private readonly Option<int> _retries = new("--retries")
    {
        HelpName = "N",
        Description = "How often a taskset is tried again whose machine failed.",
        DefaultValueFactory = _ => Defaults.Retries,
    };

    private readonly Option<double> _bootTimeout = new("--boot-timeout")
    {
        HelpName = "S",
        Description = "Seconds until a machine that does not get on is given up.",
        DefaultValueFactory = _ => Defaults.Limits.Boot.TotalSeconds,
    };

    private readonly Option<double> _silenceTimeout = new("--silence-timeout")
    {
        HelpName = "S",
        Description = "Seconds until a guest that must send something is given up.",
        DefaultValueFactory = _ => Defaults.Limits.Silence.TotalSeconds,
    };

    private readonly Option<string> _overheads = new("--overheads")
    {
        HelpName = "FILE",
        Description = "A file of what kernels take, written by `distributor calibrate --overheads`: for `expect: { analysis: agrees }`, and the tests rta-overheads and qpa-overheads.",
    };

    private readonly Option<string> _results = new("--results")
    {
        HelpName = "DIR",
        Description = "The folder of results.jsonl and log/.",
        DefaultValueFactory = _ => Defaults.ResultsFolder,
    };

    public RunOptions()
    {
        OptionChecks.RequireOneOf(_virtualTime, "on", "off");
        OptionChecks.RequireOneOf(_cleanGuest, "on", "off");
        OptionChecks.RequireOneOf(_network, "user", "bridge");
        OptionChecks.RequireOneOf(_console, "file", "screen");
        OptionChecks.Require(_maxMachines, value => value is null or >= 1, "a number from 1 on");
        OptionChecks.Require(_retries, value => value >= 0, "a number from 0 on");
        OptionChecks.Require(_bootTimeout, value => value > 0, "seconds, more than 0");
        OptionChecks.Require(_silenceTimeout, value => value > 0, "seconds, more than 0");
        OptionChecks.Require(Repeat, value => value >= 1, "a number from 1 on");
        _machine.Validators.Add(result =>
        {
            try
            {
                if (result.GetValueOrDefault<string>() is { } value and not ("qemu" or SimulatedMachines.Kind) && !BoardFile.IsPath(value)) RemoteMachines.ParseAddresses(value);
            }
            catch (FormatException error)
            {
                result.AddError($"--machine: expected qemu, simulated, HOST:PORT, or a board list, FILE.yaml. {error.Message}");
            }
        });
    }

    public TasksetFilter Filter { get; } = new();

    public Option<int> Repeat { get; } = new("--repeat") { HelpName = "N", Description = "How often each taskset is run.", DefaultValueFactory = _ => 1 };

    public Option<bool> Resume { get; } = new("--resume") { Description = "Skip what the results folder holds with the same taskset and provenance." };

    public Option<bool> Json { get; } = new("--json") { Description = "One JSON object for each finished run on standard output, and nothing else." };

    public Option<string> Svg { get; } = SvgFolder.CreateOption();

    public string GuestImage(ParseResult parsed) => parsed.GetValue(_guest) ?? Defaults.GuestImage;

    public string ProgramsFolder(ParseResult parsed) => parsed.GetValue(_programs) ?? Defaults.ProgramsFolder;

    /// <summary>The options of what looks at a guest's files and runs nothing.</summary>
    public void AddFilesTo(Command command)
    {
        command.Options.Add(_guest);
        command.Options.Add(_programs);
    }

    public void AddTo(Command command)
    {
        AddMachinesTo(command);
        Option[] options = [Filter.Option, _overheads, Repeat, Resume, Svg, Json];
        foreach (var option in options) command.Options.Add(option);
    }

    /// <summary>The options of every command that runs something on machines.</summary>
    public void AddMachinesTo(Command command)
    {
        Option[] options = [_machine, _maxMachines, _guest, _programs, _virtualTime, _cleanGuest, _network, _console, _retries, _bootTimeout, _silenceTimeout, _results];
        foreach (var option in options) command.Options.Add(option);
    }

    /// <summary>What curves take besides.</summary>
    public void AddCurvesTo(Command command)
    {
        AddMachinesTo(command);
        Option[] options = [_overheads, Resume];
        foreach (var option in options) command.Options.Add(option);
    }

    /// <summary>What they mean. Throws <see cref="FormatException"/> with the mistakes of a board list.</summary>
    public DistributorSetup Setup(ParseResult parsed)
    {
        var (setup, machine) = (Machines(parsed), parsed.GetValue(_machine)!);
        if (BoardFile.IsPath(machine)) setup = setup with { Boards = BoardFile.Load(machine) };
        return parsed.GetValue(_maxMachines) is { } most ? setup with { MaxMachines = most } : setup;
    }

    private DistributorSetup Machines(ParseResult parsed) => new()
    {
        Machine = parsed.GetValue(_machine)!,
        GuestImage = GuestImage(parsed),
        ProgramsFolder = ProgramsFolder(parsed),
        VirtualTime = parsed.GetValue(_virtualTime) == "on",
        CleanGuest = parsed.GetValue(_cleanGuest) == "on",
        Console = parsed.GetValue(_console) == "screen" ? GuestConsole.Screen : GuestConsole.File,
        Network = parsed.GetValue(_network) == "bridge" ? GuestNetwork.Bridge : GuestNetwork.User,
        Retries = parsed.GetValue(_retries),
        Limits = Defaults.Limits with
        {
            Boot = TimeSpan.FromSeconds(parsed.GetValue(_bootTimeout)),
            Silence = TimeSpan.FromSeconds(parsed.GetValue(_silenceTimeout)),
        },
        ResultsFolder = parsed.GetValue(_results)!,
        OverheadsFile = parsed.GetResult(_overheads) is null ? null : parsed.GetValue(_overheads),
    };
}
