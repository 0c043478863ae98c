using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Distributor.Files.Traces;
using Distributor.Model;

namespace Distributor.Files.Tests.Traces;

public sealed class Utf8TextTests
{
    /// <summary>What would end a text, an attribute, an element, a cell; and what takes more than one byte.</summary>
    private const string Odd = "a\"b'c<d>&e\\f/g+ü€😀";

    [TestCase(0.0, "0")]
    [TestCase(1160.0, "1160")]
    [TestCase(1139.426, "1139.43")]
    [TestCase(0.5, "0.5")]
    [TestCase(0.005, "0.01")]
    [TestCase(-0.005, "-0.01")]
    [TestCase(-21.0, "-21")]
    [TestCase(-0.001, "0")]
    public void Numbers_are_rounded_to_a_hundredth(double number, string text) => Assert.That(Written(to => to.Add($"{number}")), Is.EqualTo(text));

    [Test]
    public void Numbers_are_what_rounding_gives([Random(-2000.0, 2000.0, 20)] double number) =>
        Assert.That(Written(to => to.Add($"{number}")), Is.EqualTo(Math.Round(number, 2, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)));

    [TestCase(long.MaxValue, "9223372036.854775807 s")]
    [TestCase(long.MinValue + 1, "-9223372036.854775807 s")]
    [TestCase(0, "0 ms")]
    [TestCase(1, "1 ns")]
    [TestCase(-1_500, "-1.5 us")]
    [TestCase(13_700_000, "13.7 ms")]
    [TestCase(1_000_000_001, "1.000000001 s")]
    public void Times_are_exact(long nanoseconds, string text)
    {
        Assert.That(TimeLabel.Of(new(nanoseconds)).ToString(), Is.EqualTo(text));
        Assert.That(Written(to => to.Add($"({TimeLabel.Of(new(nanoseconds))})")), Is.EqualTo($"({text})"));
    }

    [Test]
    public void What_is_in_holes_is_encoded_and_what_is_between_them_is_not()
    {
        Assert.That(Written(to => to.Add($"<a>{"<b>"}</a>")), Is.EqualTo("<a>&lt;b&gt;</a>"));
        Assert.That(XElement.Parse(Written(to => to.Add($"<a b=\"{Odd}\">{Odd}</a>"))), Has.Property("Value").EqualTo(Odd).And.Property("FirstAttribute").Property("Value").EqualTo(Odd));
    }

    [Test]
    public void Texts_longer_than_the_room_there_is_are_written_whole()
    {
        var text = string.Concat(Enumerable.Repeat(Odd, 1_000));
        var buffer = new ArrayBufferWriter<byte>(1);
        for (var time = 0; time < 3; time++) new Utf8Text(buffer, encoder: null).Add($"[{text}{time}{text}]");
        Assert.That(Encoding.UTF8.GetString(buffer.WrittenSpan), Is.EqualTo($"[{text}0{text}][{text}1{text}][{text}2{text}]"));
    }

    [Test]
    public void No_name_breaks_a_format()
    {
        var trace = Trace.Of(new(Odd, [new(Odd, "burn", GuestTime.FromMilliseconds(10))]), [new(EventKind.Start, 0, GuestTime.Zero), new(EventKind.Exit, 0, GuestTime.FromMilliseconds(1)), new(EventKind.JobsDone, 0, GuestTime.FromMilliseconds(1))]);
        Assert.That(XElement.Parse(GanttSvg.Draw(trace)).Descendants().Select(element => element.Value), Has.Member(Odd));
        Assert.That(XElement.Parse(ResponseHistogramSvg.Draw(trace)).Descendants().Select(element => element.Value), Has.Member(Odd));
        Assert.That(JsonDocument.Parse(ChromeTrace.Write(trace)).RootElement.GetProperty("traceEvents")[1].GetProperty("args").GetProperty("name").GetString(), Is.EqualTo(Odd));
        Assert.That(Btf.Write(trace), Does.Contain($"\n0,STI_{Odd},0,T,{Odd},0,activate\n"));
    }

    private static string Written(Action<Utf8Text> write) => Utf8Text.StringOf(to => write(new(to, Utf8Text.Markup)));
}
