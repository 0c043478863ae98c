using Distributor.FakeGuest;
using Distributor.Model;

namespace Distributor.Dispatch.Xunit;

/// <summary>One distributor for all tests that take it. (With the reference guest, `new DistributorSetup { ResultsFolder = … }` is enough.)</summary>
public sealed class Pool : IAsyncLifetime
{
    private readonly FakeGuestServer _guest = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("xunit-").FullName;
    private OpenDistributor? _open;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "burn"), "an ELF file");
        var setup = new DistributorSetup { Machine = $"{_guest.Address},{_guest.Address}", MaxMachines = 2, ProgramsFolder = _folder, ResultsFolder = _folder };
        _open = await setup.OpenAsync(TimeProvider.System, CancellationToken.None);
    }

    public Task<Run> RunAsync(Taskset taskset) => _open!.Distributor.RunAsync(taskset, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _open!.DisposeAsync();
        await _guest.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
