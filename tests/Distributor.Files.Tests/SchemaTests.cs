using System.Text.Json;
using System.Text.RegularExpressions;
using Distributor.Files.Reading;
using Distributor.Files.Variants;
using Distributor.Files.Yaml;
using Distributor.Model;

namespace Distributor.Files.Tests;

/// <summary>Editors are told what the readers know, no more and no less.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "tasksets.schema.json"))).RootElement;

    private static readonly TestCaseData[] Mappings =
    [
        Mapping("", [.. TasksetKeys.File, .. TasksetKeys.BoardFile]),
        Mapping("board", TasksetKeys.Board),
        Mapping("taskset", TasksetKeys.Taskset),
        Mapping("task", TasksetKeys.Task),
        Mapping("generate", TasksetKeys.Generate),
        Mapping("periods", TasksetKeys.Periods),
        Mapping("expect", TasksetKeys.Expect),
        Mapping("taskExpect", TasksetKeys.TaskExpect),
        Mapping("responseTime", TasksetKeys.ResponseTime),
        Mapping("events", EventKinds.WireNames),
    ];

    private static readonly TestCaseData[] Choices =
    [
        new("taskset", "scheduler", Words.Scheduler.Names),
        new("taskset", "priorities", Words.PriorityOrders.Names),
        new("taskset", "trace", Words.Trace.Names),
        new("generate", "method", Words.UtilisationMethods.Names),
        new("periods", "kind", Words.PeriodKinds.Names),
        new("taskset", "duration", new[] { "hyperperiod" }),
        new("taskset", "machines", Words.Machines.Names.Append("none")),
        new("expect", "deadlines", Words.Deadlines.Names),
        new("expect", "snapshot", Words.Snapshots.Names),
        new("taskExpect", "ends", Words.Outcomes.Names),
    ];

    [TestCaseSource(nameof(Mappings))]
    public void A_mapping_has_the_keys_that_its_reader_knows_and_no_other(string definition, IReadOnlyList<string> known)
    {
        var mapping = definition.Length == 0 ? Schema : Definition(definition);
        Assert.That(mapping.GetProperty("properties").EnumerateObject().Select(property => property.Name), Is.EquivalentTo(known));
        Assert.That(mapping.GetProperty("additionalProperties").GetBoolean(), Is.False);
    }

    [TestCaseSource(nameof(Choices))]
    public void A_choice_has_the_words_that_its_reader_knows(string definition, string key, IEnumerable<string> words)
    {
        var property = Definition(definition).GetProperty("properties").GetProperty(key);
        var choice = property.TryGetProperty("enum", out var single) ? single : property.GetProperty("anyOf")[0].GetProperty("enum");
        Assert.That(choice.EnumerateArray().Select(word => word.GetString()), Is.EquivalentTo(words));
    }

    [Test]
    public void Every_reference_leads_somewhere() => Assert.That(
        Regex.Matches(Schema.GetRawText(), "#/definitions/(\\w+)").Select(match => match.Groups[1].Value).Distinct(),
        Is.SubsetOf(Schema.GetProperty("definitions").EnumerateObject().Select(definition => definition.Name)));

    [Test]
    public void Times_are_what_the_reader_takes([Values("1 ms", "1.5s", "250us", "3 µs", "2 min", "1 h", "10", "10 m", "-1 ms", "1. ms", "ms", "1e3 ms", "1 MS")] string text) =>
        Assert.That(Regex.IsMatch(text, Pattern("time")), Is.EqualTo(TimeText.TryParse(text, out _, out _)));

    [Test]
    public void Ranges_of_times_are_what_the_reader_takes(
        [Values("1 ms..2 ms step 1 ms", "1ms .. 2s step 0.5 ms", "1 ms..2 ms", "1..2 ms step 1 ms", "1 ms-2 ms step 1 ms")] string text) =>
        Assert.That(Regex.IsMatch(text, Pattern("timeRange")), Is.EqualTo(RangeText.IsRange(text) && RangeText.TryRead(text, Quantity.Time, out _, out _)));

    [Test]
    public void Ranges_of_numbers_are_what_the_reader_takes([Values("1..40", "-3..3", "1 .. 9 step 2", "1..", "..9", "1..x", "1..9 by 2")] string text) =>
        Assert.That(Regex.IsMatch(text, Pattern("numberRange")), Is.EqualTo(RangeText.IsRange(text) && RangeText.TryRead(text, Quantity.AnyNumber, out _, out _)));

    [Test]
    public void Numbers_of_events_are_what_the_reader_takes([Values("at least 1", "at most 2", ">= 1", "<2", "> 0", "fewer than 3", "more than 3", "1..3", "some", "1+")] string text) =>
        Assert.That(Regex.IsMatch(text, Definition("eventCount").GetProperty("anyOf")[1].GetProperty("pattern").GetString()!),
            Is.EqualTo(CountText.TryRead(text, out _, out _)));

    private static TestCaseData Mapping(string definition, IReadOnlyList<string> known) => new(definition, known);

    private static JsonElement Definition(string name) => Schema.GetProperty("definitions").GetProperty(name);

    private static string Pattern(string definition) => Definition(definition).GetProperty("pattern").GetString()!;
}
