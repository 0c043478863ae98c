using Distributor.Files.Yaml;
using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Reading;

/// <summary>Reads on which kinds of machines a taskset may run.</summary>
internal static class MachineNames
{
    public static MachineKinds Read(Section taskset)
    {
        switch (taskset.Node("machines"))
        {
            case null:
                return MachineKinds.All;
            case YamlScalarNode { Value: "none" }:
                return MachineKinds.None;
            case YamlSequenceNode { Children.Count: > 0 } list:
                return list.Aggregate(MachineKinds.None, (kinds, node) => kinds | One(node, taskset.Diagnostics));
            case YamlScalarNode single:
                return One(single, taskset.Diagnostics);
            default:
                taskset.Fail("machines", $"`machines` is `none`, or a list of {string.Join(", ", Words.Machines.Names)}.");
                return MachineKinds.All;
        }
    }

    private static MachineKinds One(YamlNode node, Diagnostics diagnostics)
    {
        var text = (node as YamlScalarNode)?.Value ?? "";
        if (Words.Machines.TryRead(text, out var kind, out var wrong)) return kind;
        diagnostics.Error(node, $"`machines: {text}`: {wrong}");
        return MachineKinds.All;
    }
}
