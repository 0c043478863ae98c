using System.Reflection;
using NUnit.Engine.Drivers;
using NUnit.Engine.Extensibility;

namespace Distributor.Testing.Engine;

/// <summary>Puts the distributor's driver around NUnit's own. NUnit's engine finds it through the <c>.addins</c> files of the build.</summary>
[Extension(Description = "Fans tasksets out over machines")]
public sealed class DistributorDriverFactory : IDriverFactory
{
    private readonly NUnit3DriverFactory _inner = new();

    /// <inheritdoc/>
    public bool IsSupportedTestFramework(AssemblyName reference) => _inner.IsSupportedTestFramework(reference);

    /// <inheritdoc/>
    public IFrameworkDriver GetDriver(AssemblyName reference)
    {
        TestDistribution.Current.IsEngineLoaded = true;
        return new DistributorDriver(_inner.GetDriver(reference), TestDistribution.Current);
    }
}
