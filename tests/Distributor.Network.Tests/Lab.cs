using System.Diagnostics;
using System.Text.Json;
using CliWrap.Buffered;
using Distributor.Surroundings.Network;

namespace Distributor.Network.Tests;

/// <summary>A host with its network, and a user without rights who has a folder on it.</summary>
internal sealed class Lab : IAsyncDisposable
{
    private static readonly string Tools = Path.Combine(Checkout.Root, "client-tools");

    private readonly NetworkNamespace _host;

    private Lab(NetworkNamespace host) => _host = host;

    public static string NetworkScript { get; } = Path.Combine(Tools, "network.sh");

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"lab-{Guid.NewGuid():N}");

    /// <summary>A lab. Skips the test where none can be made, or a program is missing; where CI runs, that fails.</summary>
    public static async Task<Lab> CreateAsync(params string[] programs)
    {
        try
        {
            foreach (var program in programs.Append("dnsmasq"))
            {
                if (!new[] { "/usr/sbin", "/sbin", "/usr/bin" }.Any(folder => File.Exists(Path.Combine(folder, program))))
                    throw new NotSupportedException($"There is no {program} on this host.");
            }
            var lab = new Lab(await NetworkNamespace.CreateAsync());
            await lab.OutputAsync("mkdir", "--mode=777", lab.Folder);
            return lab;
        }
        catch (NotSupportedException reason)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason.Message);
            Assert.Ignore(reason.Message);
            throw;
        }
    }

    /// <summary>Writes a file into the folder.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a command on the host as root.</summary>
    public Task<BufferedCommandResult> RunAsync(params IEnumerable<string> command) => _host.RunAsync(command);

    /// <summary>What a command on the host prints. Fails the test when the command fails.</summary>
    public async Task<string> OutputAsync(params string[] command)
    {
        var result = await RunAsync(command);
        Assert.That(result.ExitCode, Is.Zero, $"{string.Join(' ', command)}: {result.StandardOutput}{result.StandardError}");
        return result.StandardOutput;
    }

    /// <summary>Runs <c>network.sh</c> as root.</summary>
    public Task<BufferedCommandResult> NetworkAsync(params string[] arguments) => RunAsync([NetworkScript, .. arguments]);

    /// <summary>Makes the network for the user. Fails the test when that fails.</summary>
    public Task UpAsync(params string[] options) => OutputAsync([NetworkScript, "up", "--user", NetworkNamespace.Nobody, .. options]);

    /// <summary>Runs a command as a user without rights.</summary>
    public Task<BufferedCommandResult> RunWithoutRootAsync(params IEnumerable<string> command) => RunAsync(NetworkNamespace.As(NetworkNamespace.Nobody, Folder, command));

    /// <summary>Runs <c>distributor run --json</c> as the user.</summary>
    public async Task<LabRuns> DistributorAsync(params string[] arguments)
    {
        var results = Path.Combine(Folder, $"results-{Guid.NewGuid():N}");
        var result = await RunWithoutRootAsync([Path.Combine(Tools, "distributor"), "run", "--json", "--results", results, .. arguments]);
        return new(result.ExitCode, result.StandardError,
            [.. result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)]);
    }

    /// <summary>Starts a command as the user, which ends with the lab, and returns the first line that it prints with a text in it.</summary>
    public async Task<string> FirstLineAsync(string text, params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("nsenter", _host.Enter(NetworkNamespace.As(NetworkNamespace.Nobody, Folder, command)))
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains(text, StringComparison.Ordinal)) return line.Trim();
        return "";
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>What <c>distributor run --json</c> did.</summary>
internal sealed record LabRuns(int ExitCode, string Error, IReadOnlyList<JsonElement> Runs)
{
    public IEnumerable<string> Traces => Runs.Select(run => run.GetProperty("traceSha256").GetString()!);

    /// <summary>Why machines were lost.</summary>
    public IEnumerable<string> Lost => Runs.SelectMany(run => run.GetProperty("attempts").EnumerateArray())
        .Where(attempt => attempt.GetProperty("outcome").GetString() == "lost").Select(attempt => attempt.GetProperty("reason").GetString()!);
}
