namespace Distributor.Machines.Tests;

/// <summary>What a machine printed in one session, of a log that has all.</summary>
public sealed class ConsolePartTests
{
    private string _log = "";

    [SetUp]
    public void Make() => _log = Path.GetTempFileName();

    [TearDown]
    public void Delete() => File.Delete(_log);

    [Test]
    public void Its_tail_is_its_own_last_lines_and_none_of_its_neighbours()
    {
        var part = Part("before\n", "\none\r\n\ntwo\n", "after\n");
        Assert.That((part.Read(), part.Tail()), Is.EqualTo(("\none\r\n\ntwo\n", "one\ntwo")));
    }

    [Test]
    public void Of_many_lines_the_tail_has_15() =>
        Assert.That(Part("before\n", string.Concat(Enumerable.Range(1, 100).Select(line => $"line {line}\n")), "").Tail().Split('\n'), Is.EqualTo(Enumerable.Range(86, 15).Select(line => $"line {line}")));

    [Test]
    public void Of_a_long_line_the_tail_has_the_last_4096_bytes() => Assert.That(Part("before\n", new string('x', 100_000), "after\n").Tail(), Is.EqualTo(new string('x', 4096)));

    [Test]
    public void What_the_guest_printed_while_it_booted_can_be_left_out()
    {
        var part = Part("before\n", "booting\nready\n", "") with { Booted = "before\nbooting\nready\n".Length };
        Assert.That((part.Tail(), part.WithoutBoot.Tail()), Is.EqualTo(("booting\nready", "")));
    }

    [Test]
    public void Where_nothing_was_printed_or_the_log_is_gone_the_tail_is_empty()
    {
        Assert.That((Part("before\n", "", "after\n").Tail(), new ConsolePart("/nowhere/machine-1.console.log", 3, 9).Tail()), Is.EqualTo(("", "")));
    }

    private ConsolePart Part(string before, string own, string after)
    {
        File.WriteAllText(_log, before + own + after);
        return new(_log, before.Length, before.Length + own.Length);
    }
}
