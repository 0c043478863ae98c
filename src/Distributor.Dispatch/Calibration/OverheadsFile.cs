using System.Text.Json;
using Distributor.Analysis.Overheads;
using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Dispatch.Calibration;

/// <summary>A JSON file of what kernels take, an entry an image and shift: nothing measured on one is used for another.</summary>
public static class OverheadsFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The overheads of a machine's image. Throws <see cref="CalibrationException"/> when the file cannot be read, is none, or knows nothing of the image.
    /// </summary>
    public static KernelOverheads Read(string path, MachineProvenance machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var entry = Entries(path).FirstOrDefault(entry => IsOf(entry, machine));
        return entry is not null ? new(new(entry.ContextSwitchNs), new(entry.ReleaseNs))
            : throw new CalibrationException($"{path} has no overheads of image {machine.Guest}{(machine.Shift is { } shift ? $" at shift {shift}" : "")}: `distributor calibrate --overheads {path}` measures them.");
    }

    /// <summary>
    /// Puts a machine's overheads into a file, which is made when it is missing; other images' entries stay. Throws <see cref="CalibrationException"/>, with what
    /// was measured, when it is something else or cannot be written.
    /// </summary>
    public static void Write(string path, MachineProvenance machine, KernelOverheads overheads)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(overheads);
        try
        {
            var others = File.Exists(path) ? Parse(path).Where(entry => !IsOf(entry, machine)) : [];
            var entry = new Entry(machine.Guest, machine.Shift, machine.Emulator, overheads.ContextSwitch.Nanoseconds, overheads.Release.Nanoseconds);
            File.WriteAllText(path, JsonSerializer.Serialize(others.Append(entry).ToArray(), Json) + "\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CalibrationException($"{path} cannot take what was measured, a context switch of {overheads.ContextSwitch} and a release of {overheads.Release}: {error.Message} Name another file.");
        }
    }

    private static bool IsOf(Entry entry, MachineProvenance machine) => (entry.Image, entry.Shift) == (machine.Guest, machine.Shift);

    private static Entry[] Entries(string path)
    {
        try
        {
            return Parse(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CalibrationException($"{path} is no file of overheads: {error.Message} `distributor calibrate --overheads {path}` writes one.");
        }
    }

    private static Entry[] Parse(string path) => JsonSerializer.Deserialize<Entry[]>(File.ReadAllText(path), Json) ?? [];

    private sealed record Entry(string Image, int? Shift, string? Emulator, long ContextSwitchNs, long ReleaseNs);
}
