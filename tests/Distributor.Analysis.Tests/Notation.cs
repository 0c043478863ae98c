using System.Globalization;

namespace Distributor.Analysis.Tests;

/// <summary>Tasksets as the literature writes them: <c>C/T/D C/T</c>, highest priority first, a unit a ns.</summary>
internal static class Notation
{
    public static IReadOnlyList<AnalysisTask> Tasks(string text) => AnalysisTask.InPriorityOrder(text.Split(' ').Select((task, index) =>
    {
        var times = task.Split('/').Select(time => long.Parse(time, CultureInfo.InvariantCulture)).ToArray();
        return AnalysisTask.Of($"t{index}", times[0], times[1], times.Length > 2 ? times[2] : null);
    }));

    public static string Responses(AnalysisResult result) => string.Join(' ', result.Responses.Select(response =>
        response.Response?.Nanoseconds.ToString(CultureInfo.InvariantCulture) ?? "-"));
}
