namespace Distributor.Analysis.Agreement;

/// <summary>Collects what was found.</summary>
internal sealed class ReportBuilder
{
    private readonly List<string> _disagreements = [], _judged = [], _notJudged = [];

    public void Disagree(string finding) => _disagreements.Add(finding);

    public void Agree(string what) => Add(_judged, what);

    public void NotJudged(string why) => Add(_notJudged, why);

    public AgreementReport Build() => new(_disagreements, _judged, _notJudged);

    private static void Add(List<string> list, string text)
    {
        if (!list.Contains(text)) list.Add(text);
    }
}
