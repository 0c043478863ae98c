using Distributor.Analysis.Acceptance;
using Distributor.Files.Boards;
using Distributor.Files.Curves;
using Distributor.Files.Reading;
using Distributor.Files.Variants;
using Distributor.Files.Yaml;
using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files;

/// <summary>Reads a YAML file of tasksets to its end, whatever mistakes it meets.</summary>
internal sealed class TasksetFileReader(string path)
{
    private readonly Diagnostics _diagnostics = new(path);

    public TasksetFile Read(string text)
    {
        var tasksets = new List<TasksetTemplate>();
        var curves = new List<CurveDeclaration>();
        var roots = YamlText.Read(text, _diagnostics);
        if (roots.Count > 0) ReadRoot(roots[0], tasksets, curves);
        else if (_diagnostics.Errors.Count == 0) _diagnostics.Error(new SourceLocation(path, 1, 1), "The file is empty: expected `tasksets:`.");
        if (roots.Count > 1) _diagnostics.Error(roots[1], "A file is one YAML document: put these tasksets under the first `tasksets:`.");
        NameClashes.Across(tasksets.Select(taskset => (taskset.Name, taskset.Location, taskset.Combinations)), _diagnostics);
        return new(path, Enumerate(tasksets), _diagnostics.Errors) { Curves = _diagnostics.Errors.Count > 0 ? [] : curves, Warnings = _diagnostics.Warnings };
    }

    private VariantList<Taskset> Enumerate(List<TasksetTemplate> tasksets)
    {
        if (tasksets.Aggregate(Int128.Zero, (sum, taskset) => sum + taskset.Combinations.Count) > int.MaxValue && _diagnostics.Errors.Count == 0)
            _diagnostics.Error(tasksets[^1].Location, $"The tasksets up to this one have more than {int.MaxValue} combinations: use several files.");
        if (_diagnostics.Errors.Count > 0) return new([]);
        return new([.. tasksets.Select(taskset => ((int)taskset.Combinations.Count, (Func<int, Taskset>)taskset.At))]);
    }

    private void ReadRoot(YamlNode root, List<TasksetTemplate> tasksets, List<CurveDeclaration> curves)
    {
        // It may lie among files of tasksets, and is checked with them.
        if (BoardListReader.IsBoardList(root))
        {
            BoardListReader.Read(root, _diagnostics);
            return;
        }
        var file = Section.Of(root, "the file", _diagnostics, TasksetKeys.File);
        if (root is not YamlMappingNode) return;
        if (file.Node("tasksets") is null && file.Node("curves") is null) _diagnostics.Error(file.Location, "The file has no `tasksets:`.");
        var reader = new TasksetReader(_diagnostics);
        if (file.Node("tasksets") is { } all)
            foreach (var (name, key, node) in Section.Entries(all, "`tasksets`", _diagnostics)) tasksets.Add(reader.Read(name, key, node));
        if (file.Node("curves") is { } drawn)
            foreach (var (name, key, node) in Section.Entries(drawn, "`curves`", _diagnostics))
                if (CurveReader.Read(name, key, node, _diagnostics) is { } curve) curves.Add(curve);
    }
}
