using System.Xml.Linq;

namespace Distributor.Testing.Engine;

/// <summary>The files of runs in a test's result as NUnit tells it: attachments, and their paths in the output.</summary>
internal static class AttachmentElements
{
    /// <summary>Returns whether there were any.</summary>
    public static bool Add(XElement test, IEnumerable<(RunFolder? Folder, string? Error)> folders)
    {
        var told = new List<string>();
        foreach (var (folder, error) in folders)
        {
            if (error is not null) told.Add(error);
            if (folder is null) continue;
            ElementOf(test, "attachments").Add(folder.Files.Select(file => new XElement("attachment",
                new XElement("filePath", Path.Combine(folder.Path, file.Name)), new XElement("description", new XCData(file.Description)))));
            told.Add($"Files of the run: {folder.Path}{Path.DirectorySeparatorChar}\n  {string.Join(", ", folder.Files.Select(file => file.Name))}");
        }
        if (told.Count == 0) return false;
        var output = ElementOf(test, "output");
        output.ReplaceNodes(new XCData($"{output.Value}{string.Join('\n', told)}\n"));
        return true;
    }

    private static XElement ElementOf(XElement test, string name)
    {
        if (test.Element(name) is { } there) return there;
        var element = new XElement(name);
        test.Add(element);
        return element;
    }
}
