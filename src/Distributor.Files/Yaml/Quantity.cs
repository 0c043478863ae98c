using System.Globalization;
using Distributor.Model;

namespace Distributor.Files.Yaml;

/// <summary>What is written as a number and perhaps a unit, and counted in whole steps of its smallest unit.</summary>
internal sealed class Quantity
{
    /// <summary>A whole number, as arguments of programs are.</summary>
    public static readonly Quantity AnyNumber = Number(long.MinValue, long.MaxValue);

    /// <summary>A size of memory in bytes, as a guest takes it.</summary>
    public static readonly Quantity Size = new(ReadSize, SizeText.Format, "1M", step: null);

    /// <summary>A time in nanoseconds, as a guest takes it.</summary>
    public static readonly Quantity Time = new(ReadGuestTime, WriteTime, "1 ms", step: null);

    /// <summary>A time in nanoseconds that is longer than 0, as a guest takes it.</summary>
    public static readonly Quantity Span = new(LongerThanZero(ReadGuestTime), WriteTime, "1 ms", step: null);

    /// <summary>A time in nanoseconds, of any length.</summary>
    public static readonly Quantity AnyTime = new(ReadTime, WriteTime, "1 ms", step: null);

    /// <summary>A time in nanoseconds that is longer than 0, of any length.</summary>
    public static readonly Quantity AnySpan = new(LongerThanZero(ReadTime), WriteTime, "1 ms", step: null);

    /// <summary>The length of a section in nanoseconds, as <paramref name="time"/> reads it; or <c>true</c>, all of a job, <see cref="long.MaxValue"/>, or <c>false</c>, 0.</summary>
    public static Quantity Section(Quantity time) => new((text, out number, out wrong) =>
    {
        if (text.Trim() is "true" or "false")
        {
            (number, wrong) = (text.Trim() is "true" ? long.MaxValue : 0, "");
            return true;
        }
        if (time.TryRead(text, out number, out wrong)) return true;
        wrong = $"{wrong.TrimEnd('.')}; or `true`: jobs are not preempted at all.";
        return false;
    }, number => number == long.MaxValue ? "true" : WriteTime(number), "1 ms", step: null);

    /// <summary>
    /// The share of the time between WCET and period from which on deadlines are drawn, in millionths: from 0, which is <c>constrained</c>, to 1; or
    /// <c>implicit</c>, <see cref="Implicit"/>.
    /// </summary>
    public static readonly Quantity DeadlineShare = new((text, out number, out wrong) =>
    {
        wrong = "is no `implicit`, no `constrained` (from C to T), and no number s from 0 to 1 (from C + s (T - C) to T).";
        number = text.Trim() is "implicit" ? Implicit : 0;
        return text.Trim() is "implicit" or "constrained" or "0" || Share(1).TryRead(text, out number, out _);
    }, number => number == Implicit ? "implicit" : Share(1).Write(number), "0.1", step: null);

    /// <summary>A deadline that is the period.</summary>
    public const long Implicit = long.MaxValue;

    private readonly Reader _read;

    private Quantity(Reader read, Func<long, string> write, string example, long? step) => (_read, Write, ExampleStep, Step) = (read, write, example, step);

    private delegate bool Reader(string text, out long number, out string wrong);

    /// <summary>As it stands in the names of variants.</summary>
    public Func<long, string> Write { get; }

    /// <summary>The step of a range that names none; null when a range has to name it.</summary>
    public long? Step { get; }

    /// <summary>What a step looks like.</summary>
    public string ExampleStep { get; }

    /// <summary>A number above 0 with up to six decimals, in millionths.</summary>
    public static Quantity Share(decimal most) => new((text, out number, out wrong) =>
    {
        wrong = string.Create(CultureInfo.InvariantCulture, $"is no number above 0 and at most {most}, with at most six decimals.");
        var read = decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var share);
        number = read && share > 0 && share <= most ? (long)(share * 1_000_000) : 0;
        return number > 0 && share * 1_000_000 == number;
    }, number => (number / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture), "0.1", step: null);

    /// <summary>A whole number within bounds.</summary>
    public static Quantity Number(long least, long most) => new((text, out number, out wrong) =>
    {
        wrong = $"is no whole number from {least} to {most}.";
        return long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
    }, number => number.ToString(CultureInfo.InvariantCulture), "2", step: 1);

    /// <summary>Reads a value. On failure <paramref name="wrong"/> ends the sentence that begins with the text.</summary>
    public bool TryRead(string text, out long number, out string wrong) => _read(text, out number, out wrong);

    private static string WriteTime(long nanoseconds) => new GuestTime(nanoseconds).ToString().Replace(" ", "", StringComparison.Ordinal);

    private static bool ReadTime(string text, out long nanoseconds, out string wrong)
    {
        var read = TimeText.TryParse(text, out var time, out var expected);
        (nanoseconds, wrong) = (time.Nanoseconds, $"is no time: {expected}.");
        return read;
    }

    private static bool ReadGuestTime(string text, out long nanoseconds, out string wrong)
    {
        if (!ReadTime(text, out nanoseconds, out wrong)) return false;
        var time = new GuestTime(nanoseconds);
        if (!time.IsWhole(GuestLimits.Resolution)) wrong = "is finer than a guest's clock: use whole microseconds.";
        else if (time > GuestLimits.LongestTime) wrong = "is more than a guest takes: 4294967295 ms (49 days), since it counts ms in 32 bits.";
        else return true;
        return false;
    }

    private static Reader LongerThanZero(Reader read) => (text, out number, out wrong) =>
    {
        if (!read(text, out number, out wrong)) return false;
        wrong = "has to be longer than 0.";
        return number > 0;
    };

    private static bool ReadSize(string text, out long bytes, out string wrong)
    {
        wrong = "is no size: bytes, or a number with K, M or G, as in `1M`.";
        if (!SizeText.TryParse(text, out bytes) || bytes == 0) return false;
        wrong = "is more than a 32-bit guest can address: at most 4294967295 bytes.";
        return bytes <= GuestLimits.MostBytes;
    }
}
