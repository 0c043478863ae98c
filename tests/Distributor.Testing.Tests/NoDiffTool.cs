using DiffEngine;

namespace Distributor.Testing.Tests;

/// <summary>No diff tool starts on the desktop of whoever runs these tests.</summary>
[SetUpFixture]
public sealed class NoDiffTool
{
    [OneTimeSetUp]
    public void Disable() => DiffRunner.Disabled = true;
}
