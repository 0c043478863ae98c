using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Distributor.Dispatch;
using Distributor.Model;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Distributor.Testing;

/// <summary>What the snapshot of a test is called, as Verify calls its: <c>Class.Method_parameter=value</c>, with a fixture's parameters before the method's.</summary>
internal static class SnapshotName
{
    /// <summary>File systems take 255 bytes, <c>.verified.txt</c> among them.</summary>
    private const int Longest = 200;

    // What no file system takes, also not that of a colleague.
    private const string Forbidden = "<>:\"/\\|?*";

    /// <summary>The name. <paramref name="suffix"/> tells several snapshots of a test apart; null: there is one.</summary>
    public static string Of(ITest test, string? suffix)
    {
        var name = new StringBuilder(ClassName(test.TypeInfo!.Type)).Append('.').Append(test.Method!.Name);
        for (var suite = test.Parent; suite is not null; suite = suite.Parent)
        {
            if (suite is TestFixture { Arguments.Length: > 0 } fixture) Append(name, Constructor(fixture), fixture.Arguments);
        }
        Append(name, test.Method.MethodInfo.GetParameters(), test.Arguments);
        if (suffix is not null) name.Append('_').Append(suffix);
        var whole = string.Concat(name.ToString().Select(character => Forbidden.Contains(character) || char.IsControl(character) ? '-' : character));
        return Encoding.UTF8.GetByteCount(whole) <= Longest
            ? whole
            : $"{whole[..Math.Min(whole.Length, Longest / 4)]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..16]}";
    }

    private static void Append(StringBuilder name, ParameterInfo[] parameters, object?[] values)
    {
        for (var index = 0; index < values.Length; index++)
            name.Append(CultureInfo.InvariantCulture, $"_{(index < parameters.Length ? parameters[index].Name : $"{index}")}={Text(values[index])}");
    }

    private static string Text(object? value) => value switch
    {
        Run run => run.Taskset.Name,
        Taskset taskset => taskset.Name,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "null",
    };

    private static ParameterInfo[] Constructor(TestFixture fixture) => fixture.TypeInfo!.Type.GetConstructors()
        .Select(constructor => constructor.GetParameters()).FirstOrDefault(parameters => parameters.Length == fixture.Arguments.Length) ?? [];

    private static string ClassName(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.DeclaringType is { } outer ? $"{ClassName(outer)}.{name}" : name;
    }
}
