using Distributor.Model;

namespace Distributor.Files.Tests;

/// <summary>Board lists, and everything that can be wrong with them.</summary>
public sealed class BoardFileTests
{
    [Test]
    public void A_list_says_where_boards_are_and_how_they_are_switched()
    {
        var list = Read("""
            boards:
              one: { address: 10.200.45.7 }
              two:
                address: two.lab
                port: 3002
                power-on: ./power $BOARD on
                power-off: ./power $BOARD off && sleep 2
                boot-timeout: 90 s
            health-taskset:
              tasks: { a: { program: pi, argument: 9, period: 10 ms, jobs: 3 } }
              expect: { tasks: { a: { ends: EXIT } } }
            revivals: 3
            recheck: 10 min
            """);
        Assert.That(list.Boards, Is.EqualTo(new[]
        {
            new Board("one", "10.200.45.7"),
            new Board("two", "two.lab", 3002) { PowerOn = "./power $BOARD on", PowerOff = "./power $BOARD off && sleep 2", BootTimeout = TimeSpan.FromSeconds(90) },
        }));
        Assert.That((list.Revivals, list.Recheck, list.Folder), Is.EqualTo((3, TimeSpan.FromMinutes(10), "/lab")));
        Assert.That((list.HealthTaskset.Name, list.HealthTaskset.Tasks.Single().Program, list.HealthTaskset.Expect.Tasks.Count), Is.EqualTo(("health-taskset", "pi", 1)));
    }

    [Test]
    public void Without_more_a_board_is_revived_twice_by_the_first_example_of_this_project()
    {
        var list = Read("boards: { one: { address: fe80::1 } }");
        Assert.That((list.Revivals, list.Recheck, list.HealthTaskset), Is.EqualTo((2, TimeSpan.FromMinutes(5), BoardList.Hey0)));
        var hello = TasksetFile.Read(Path.Combine(Checkout.Root, "experiments", "hello", "hello.yaml")).Tasksets.Single(taskset => taskset.Name == "hey0");
        Assert.That((list.HealthTaskset.Name, list.HealthTaskset.Tasks.Single()), Is.EqualTo((hello.Name, hello.Tasks.Single())));
    }

    [TestCase("", "b.yaml:1:1: The file is empty: expected `boards:`.")]
    [TestCase("boards: {}", "b.yaml:1:9: The file lists no boards: expected `boards:`, as in `boards: { board-1: { address: 10.200.45.7 } }`.")]
    [TestCase("recheck: 1 s", "b.yaml:1:1: The file lists no boards: expected `boards:`, as in `boards: { board-1: { address: 10.200.45.7 } }`.")]
    [TestCase("boards: [10.0.0.1]", "b.yaml:1:9: `boards` has to be a mapping of `key: value` lines.", "b.yaml:1:9: The file lists no boards: expected `boards:`, as in `boards: { board-1: { address: 10.200.45.7 } }`.")]
    [TestCase("boards: { one: { adress: x } }", "b.yaml:1:16: Board `one` has no `address`: a host name or an IP address, as in `10.200.45.7`.", "b.yaml:1:18: Unknown key `adress` in board `one`: did you mean `address`?")]
    [TestCase("boards: { one: { address: '10.0.0.7:3001' } }", "b.yaml:1:27: `address: 10.0.0.7:3001`: the port is a key of its own, `address: 10.0.0.7` and `port: 3001`.")]
    [TestCase("boards: { one: { address: a b } }", "b.yaml:1:27: `address: a b` is no address: expected a host name or an IP address, as in `10.200.45.7`.")]
    [TestCase("boards: { one: { address: a, port: 70000, boot-timeout: 3 } }", "b.yaml:1:36: `port: 70000` is no whole number from 1 to 65535.", "b.yaml:1:57: `boot-timeout: 3` is no time: a time needs a unit, as in `3 ms`.")]
    [TestCase("boards: { one: { address: a, power-off: x } }", "b.yaml:1:41: Board `one` has `power-off` and no `power-on`: it would stay off.")]
    [TestCase("boards: { one: { address: a, power-on: ' ' } }", "b.yaml:1:40: `power-on` is a command for the shell, as in `./power $BOARD on`.")]
    [TestCase("boards: { one: { address: a }, two: { address: a, port: 3001 } }", "b.yaml:1:37: Board `two` is at the address of board `one`, a:3001: a guest talks to one distributor.")]
    [TestCase("boards: { 'my board': { address: a } }", "b.yaml:1:11: `my board` is no name for a board: use the characters A-Z a-z 0-9 _ . - alone.")]
    [TestCase("boards: { one: { address: a } }\nrevivals: few\nrecheck: 0 s\nhealth: x", "b.yaml:2:11: `revivals: few` is no whole number from 0 to 100.", "b.yaml:3:10: `recheck: 0 s` has to be longer than 0.",
        "b.yaml:4:1: Unknown key `health` in the board list: known are boards, health-taskset, revivals, recheck")]
    [TestCase("boards: { one: { address: a } }\nhealth-taskset: { tasks: { a: { program: [hey, pi], period: 1 s } } }", "b.yaml:2:17: `health-taskset` is one taskset, and these are 2: give each attribute one value.")]
    [TestCase("boards: { one: { address: a } }\nhealth-taskset: { machines: qemu, tasks: { a: { program: hey, period: 1 s } }, expect: { snapshot: exact } }", "b.yaml:2:17: `health-taskset` is for boards, which are `machines: remote`.",
        "b.yaml:2:17: `health-taskset` is judged by `deadlines` and `tasks` of `expect` alone.")]
    [TestCase("boards: { one: { address: a } }\nhealth-taskset: { tasks: { hey: { priod: 1 s } } }", "b.yaml:2:35: Unknown key `priod` in task `hey`: did you mean `period`?")]
    [TestCase("boards:\n\tone: { address: a }", "b.yaml:2:1: YAML is indented by blanks, and this is a tab.")]
    public void Every_mistake_is_told_at_its_place(string text, params string[] mistakes)
    {
        var file = BoardFile.Parse("b.yaml", text);
        Assert.That(file.Boards, Is.Null);
        Assert.That(file.Errors.Select(error => error.ToString()), Is.EqualTo(mistakes));
    }

    [Test]
    public void A_file_that_is_not_there_is_told_like_a_mistake() => Assert.That(() => BoardFile.Load("/nowhere/boards.yaml"),
        Throws.TypeOf<FormatException>().With.Message.StartsWith("/nowhere/boards.yaml:1:1: The board list cannot be read: "));

    [Test]
    public void Among_files_of_tasksets_a_board_list_is_one_without_tasksets_whose_mistakes_are_told()
    {
        Assert.That(Yaml.Read("boards: { one: { address: a } }"), Is.Empty);
        Assert.That(Yaml.Mistakes("boards: { one: { address: a } }\ntasksets: {}"), Is.EqualTo(new[] { "f.yaml:2:1: Unknown key `tasksets` in the board list: known are boards, health-taskset, revivals, recheck" }));
    }

    private static BoardList Read(string text)
    {
        var file = BoardFile.Parse("/lab/b.yaml", text);
        Assert.That(file.Errors, Is.Empty);
        return file.Boards!;
    }
}
