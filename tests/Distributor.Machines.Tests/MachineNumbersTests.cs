namespace Distributor.Machines.Tests;

public sealed class MachineNumbersTests
{
    [Test]
    public void Two_leases_never_have_one_number()
    {
        using var first = MachineNumbers.Lease();
        using var second = MachineNumbers.Lease();
        Assert.That(second.Number, Is.Not.EqualTo(first.Number));
    }

    [Test]
    public void A_number_that_was_given_back_is_leased_again()
    {
        using var keepsOthersAway = MachineNumbers.Lease();
        int given;
        using (var lease = MachineNumbers.Lease()) given = lease.Number;
        using var again = MachineNumbers.Lease();
        Assert.That(again.Number, Is.LessThanOrEqualTo(given));
    }
}
