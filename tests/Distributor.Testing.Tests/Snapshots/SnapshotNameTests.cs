using Distributor.Dispatch;
using Distributor.Model;
using NUnit.Framework.Internal;

namespace Distributor.Testing.Tests.Snapshots;

/// <summary>Names as Verify gives them.</summary>
[TestFixture("Value1", 1.5)]
public sealed class SnapshotNameTests(string text, double number)
{
    [Test]
    public void A_fixtures_parameters_come_first() => Assert.That((Name(), text, number), Is.EqualTo(("SnapshotNameTests.A_fixtures_parameters_come_first_text=Value1_number=1.5", "Value1", 1.5)));

    [TestCase("a/b", null)]
    public void What_no_file_can_be_called_becomes_a_dash(string path, string? nothing) => Assert.That((Name(), path, nothing),
        Is.EqualTo(("SnapshotNameTests.What_no_file_can_be_called_becomes_a_dash_text=Value1_number=1.5_path=a-b_nothing=null", "a/b", (string?)null)));

    [Test]
    public void Several_of_a_test_have_names() => Assert.That(Name("edf"), Does.EndWith("Several_of_a_test_have_names_text=Value1_number=1.5_edf"));

    private static string Name(string? suffix = null) => SnapshotName.Of(TestExecutionContext.CurrentContext.CurrentTest, suffix);

    [TestFixture(typeof(int))]
    public sealed class Nested<T>
    {
        private static IEnumerable<object> Judged()
        {
            var taskset = new Taskset("edf-meets", []);
            return [taskset, new Run(taskset, null, "bad", [])];
        }

        [TestCaseSource(nameof(Judged))]
        public void A_run_is_called_by_its_taskset(object judged) => Assert.That((Name(), judged), Is.EqualTo(("SnapshotNameTests.Nested.A_run_is_called_by_its_taskset_judged=edf-meets", judged)));

        [TestCase('x', 400)]
        [TestCase('ß', 150)]
        public void A_name_that_no_file_system_takes_is_cut_off_and_told_from_others(char character, int length)
        {
            var (one, other) = (Name(new string(character, length)), Name(new string(character, length + 1)));
            Assert.That(System.Text.Encoding.UTF8.GetByteCount(one), Is.LessThan(220));
            Assert.That(one, Is.Not.EqualTo(other));
        }
    }
}
