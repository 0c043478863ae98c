using System.Text;
using System.Xml.Linq;
using CliWrap;
using Distributor.FakeGuest;

namespace Distributor.Testing.Tests;

/// <summary>The sample project, run as a user runs one: by <c>dotnet test</c>, on fake guests.</summary>
internal sealed class Sample : IAsyncDisposable
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private readonly string _folder = Directory.CreateTempSubdirectory("sample-").FullName;

    public Sample(FakeScript? script = null)
    {
        Guest = new(script);
        Directory.CreateDirectory(Path.Combine(_folder, "programs"));
        File.WriteAllText(Path.Combine(_folder, "programs", "burn"), "an ELF file");
    }

    public FakeGuestServer Guest { get; }

    /// <summary>All that <c>dotnet test</c> printed.</summary>
    public string Output { get; private set; } = "";

    public int ExitCode { get; private set; }

    public string ResultsFolder => Path.Combine(_folder, "results");

    /// <summary>Runs the tests; the arguments before <c>--</c> go to dotnet test, the others are settings.</summary>
    public async Task<IReadOnlyList<SampleResult>> RunAsync(string[]? arguments = null, params string[] settings)
    {
        var output = new StringBuilder();
        var trx = Path.Combine(_folder, "results.trx");
        // The sample is built like these tests: the same configuration, in the folder beside.
        var assembly = AppContext.BaseDirectory.Replace("Distributor.Testing.Tests", "Distributor.Testing.Sample", StringComparison.Ordinal);
        var result = await Cli.Wrap("dotnet")
            .WithArguments(["test", Path.Combine(assembly, "Distributor.Testing.Sample.dll"), "--logger", $"trx;LogFileName={trx}", .. arguments ?? [],
                "--", $"Distributor.Machine={string.Join(',', Enumerable.Repeat(Guest.Address, 8))}",
                $"Distributor.ProgramsFolder={Path.Combine(_folder, "programs")}", $"Distributor.ResultsDirectory={ResultsFolder}", .. settings])
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output))
            .ExecuteAsync();
        (Output, ExitCode) = (output.ToString(), result.ExitCode);
        return File.Exists(trx) ? [.. XElement.Load(trx).Descendants(Trx + "UnitTestResult").Select(Read).OrderBy(test => test.Name)] : [];
    }

    public async ValueTask DisposeAsync()
    {
        await Guest.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static SampleResult Read(XElement result) => new(
        (string)result.Attribute("testName")!, (string)result.Attribute("outcome")!,
        (string?)result.Descendants(Trx + "Message").FirstOrDefault() ?? "",
        TimeSpan.Parse((string)result.Attribute("duration")!, System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A test's result as the trx file tells it.</summary>
internal sealed record SampleResult(string Name, string Outcome, string Message, TimeSpan Duration);
