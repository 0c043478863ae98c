using Distributor.Files.Reading;
using Distributor.Files.Yaml;
using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Boards;

/// <summary>Reads the root of a board list to its end, whatever mistakes it meets.</summary>
internal static class BoardListReader
{
    private const string Health = "health-taskset";

    /// <summary>Whether a file's root is that of a board list.</summary>
    public static bool IsBoardList(YamlNode root) => root is YamlMappingNode mapping && mapping.Children.ContainsKey("boards");

    public static BoardList Read(YamlNode root, Diagnostics diagnostics)
    {
        var file = Section.Of(root, "the board list", diagnostics, TasksetKeys.BoardFile);
        var boards = new List<Board>();
        if (file.Node("boards") is { } node)
        {
            var places = new Dictionary<(string, int), string>();
            foreach (var (name, key, value) in Section.Entries(node, "`boards`", diagnostics))
            {
                TasksetReader.CheckName(name, key, "board", diagnostics);
                var board = BoardReader.Read(name, value, diagnostics);
                boards.Add(board);
                if (!places.TryAdd((board.Host, board.Port), name) && board.Host.Length > 0)
                    diagnostics.Error(value, $"Board `{name}` is at the address of board `{places[(board.Host, board.Port)]}`, {board.Host}:{board.Port}: a guest talks to one distributor.");
            }
        }
        if (root is YamlMappingNode && boards.Count == 0) file.Fail("boards", "The file lists no boards: expected `boards:`, as in `boards: { board-1: { address: 10.200.45.7 } }`.");
        var defaults = new BoardList(boards);
        return defaults with
        {
            HealthTaskset = ReadHealth(file) ?? defaults.HealthTaskset,
            Revivals = (int?)file.Number("revivals", Quantity.Number(0, 100)) ?? defaults.Revivals,
            Recheck = file.Span("recheck") ?? defaults.Recheck,
        };
    }

    private static Taskset? ReadHealth(Section file)
    {
        if (file.Node(Health) is not { } node) return null;
        var before = file.Diagnostics.Errors.Count;
        var template = new TasksetReader(file.Diagnostics).Read(Health, node, node);
        if (file.Diagnostics.Errors.Count > before) return null;
        if (template.Combinations.Count != 1) file.Fail(Health, $"`{Health}` is one taskset, and these are {template.Combinations.Count}: give each attribute one value.");
        if ((template.Common.Machines & MachineKinds.Remote) == 0) file.Fail(Health, $"`{Health}` is for boards, which are `machines: remote`.");
        if (template.Common.Expect is { Snapshot: not null } or { AnalysisAgrees: true }) file.Fail(Health, $"`{Health}` is judged by `deadlines` and `tasks` of `expect` alone.");
        return file.Diagnostics.Errors.Count > before ? null : template.At(0);
    }
}
