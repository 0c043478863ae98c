namespace Distributor.Testing.Sample;

/// <summary>What a test can do to the pool while it works.</summary>
[Parallelizable]
public sealed class PoolTests
{
    [Test, Category("grows")]
    public void The_pool_grows_to_240_machines() => TestDistribution.Current.Distributor.MaxMachines = 240;
}
