namespace Distributor.Analysis.Agreement;

/// <summary>Collects what was found.</summary>
internal sealed class ReportBuilder
{
    private readonly List<string> _disagreements = [], _judged = [], _notJudged = [], _undecided = [];

    public void Disagree(string finding) => _disagreements.Add(finding);

    public void Agree(string what) => Add(_judged, what);

    public void NotJudged(string why) => Add(_notJudged, why);

    /// <summary>A test that cannot tell: of interest where no other can.</summary>
    public void Undecided(string why) => Add(_undecided, why);

    public AgreementReport Build() => new(_disagreements, _judged, _judged.Count > 0 ? _notJudged : [.. _notJudged, .. _undecided]);

    private static void Add(List<string> list, string text)
    {
        if (!list.Contains(text)) list.Add(text);
    }
}
