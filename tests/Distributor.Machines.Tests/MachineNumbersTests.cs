namespace Distributor.Machines.Tests;

public sealed class MachineNumbersTests
{
    [Test]
    public void Two_leases_never_have_one_number()
    {
        using var first = Lease();
        using var second = Lease();
        Assert.That(second.Number, Is.Not.EqualTo(first.Number));
    }

    [Test]
    public void A_number_that_was_given_back_is_leased_again()
    {
        using var keepsOthersAway = Lease();
        int given;
        using (var lease = Lease()) given = lease.Number;
        using var again = Lease();
        Assert.That(again.Number, Is.LessThanOrEqualTo(given));
    }

    private static NumberLease Lease() => MachineNumbers.Lease("machine-", Enumerable.Range(1, MachineNumbers.Last))!;
}
