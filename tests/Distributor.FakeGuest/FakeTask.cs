using System.Xml.Linq;

namespace Distributor.FakeGuest;

/// <summary>A task as the description told it to the guest. Times in ms.</summary>
public sealed record FakeTask(int Id, string Program, string? Argument, int Period, int Deadline, int Offset, int Jobs, int Priority)
{
    public static IReadOnlyList<FakeTask> Parse(string xml) => [.. XElement.Parse(xml).Elements("periodictask").Select(task => new FakeTask(
        (int)task.Element("id")!, (string)task.Element("pkg")!, (string?)task.Element("config")?.Element("arg1"), (int)task.Element("period")!,
        (int)task.Element("deadline")!, (int)task.Element("offset")!, (int)task.Element("numberofjobs")!, (int)task.Element("priority")!))];
}
