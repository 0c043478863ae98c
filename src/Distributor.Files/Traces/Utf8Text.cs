using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Distributor.Files.Traces;

/// <summary>
/// Text as UTF-8. Of an interpolated string the literals go out as they are, and what is in its holes is encoded for what the text is, so that no name
/// breaks it. Nothing becomes a string on its way: a chart has thousands of numbers, and a test run a thousand charts.
/// </summary>
/// <param name="to">Where the text goes.</param>
/// <param name="encoder">Of strings in holes. Null: they go out as they are.</param>
internal sealed class Utf8Text(IBufferWriter<byte> to, TextEncoder? encoder)
{
    /// <summary>
    /// For what runs thousands of times a picture: compiled for speed at once. A short test run has ended before the runtime has found out by itself.
    /// </summary>
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    private const int LongestNumber = 32;

    /// <summary>For elements and attributes of SVG and HTML.</summary>
    public static TextEncoder Markup { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    private IBufferWriter<byte> To { get; } = to;

    private TextEncoder? Encoder { get; } = encoder;

    /// <summary>Writes an interpolated string.</summary>
    [MethodImpl(Hot)]
    public void Add([InterpolatedStringHandlerArgument("")] ref Parts parts) => To.Advance(parts.Length);

    /// <summary>Writes what needs no encoding, or has it already.</summary>
    public void AddRaw(string text) => Encoding.UTF8.GetBytes(text, To);

    /// <summary>Writes what needs no encoding, or has it already.</summary>
    public void AddRaw(ReadOnlySpan<byte> text) => To.Write(text);

    /// <summary>What something writes, as a string.</summary>
    public static string StringOf(Action<IBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A number of which a part is told by so many digits as the divisor, a power of ten, has zeros.</summary>
    public readonly record struct Fraction(long Value, long Divisor);

    /// <summary>Takes the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public ref struct Parts
    {
        private readonly IBufferWriter<byte> _to;
        private readonly TextEncoder? _encoder;
        private Span<byte> _space;

        [MethodImpl(Hot)]
        public Parts(int literalLength, int formattedCount, Utf8Text text)
        {
            (_to, _encoder) = (text.To, text.Encoder);
            _space = _to.GetSpan(literalLength + formattedCount * LongestNumber);
        }

        /// <summary>How much of the space is written.</summary>
        public int Length { get; private set; }

        [MethodImpl(Hot)]
        public void AppendLiteral(string text) => Append(text);

        [MethodImpl(Hot)]
        public void AppendFormatted(string text)
        {
            var start = Append(text);
            if (_encoder is null || _encoder.FindFirstCharacterToEncodeUtf8(_space[start..Length]) < 0) return;
            Length = start;
            Append(_encoder.Encode(text));
        }

        [MethodImpl(Hot)]
        public void AppendFormatted(long number) => Append(number, 1);

        /// <summary>To a hundredth, which is enough of a pixel.</summary>
        [MethodImpl(Hot)]
        public void AppendFormatted(double number) => Append((long)Math.Round(number * 100, MidpointRounding.AwayFromZero), 100);

        [MethodImpl(Hot)]
        public void AppendFormatted(Fraction number) => Append(number.Value, number.Divisor);

        [MethodImpl(Hot)]
        public void AppendFormatted(TimeLabel time)
        {
            Append(time.Number.Value, time.Number.Divisor);
            Append(time.Unit);
        }

        [MethodImpl(Hot)]
        private int Append(string text)
        {
            Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
            var start = Length;
            Length += Encoding.UTF8.GetBytes(text, _space[start..]);
            return start;
        }

        // Exact, without zeros at the end.
        [MethodImpl(Hot)]
        private void Append(long value, long divisor)
        {
            Reserve(LongestNumber);
            if (value < 0) _space[Length++] = (byte)'-';
            var (whole, rest) = Math.DivRem(value < 0 ? unchecked(0 - (ulong)value) : (ulong)value, (ulong)divisor);
            Utf8Formatter.TryFormat(whole, _space[Length..], out var digits);
            Length += digits;
            if (rest > 0) _space[Length++] = (byte)'.';
            for (var place = (ulong)divisor / 10; rest > 0; place /= 10)
            {
                (var digit, rest) = Math.DivRem(rest, place);
                _space[Length++] = (byte)('0' + digit);
            }
        }

        [MethodImpl(Hot)]
        private void Reserve(int size)
        {
            if (_space.Length - Length >= size) return;
            _to.Advance(Length);
            _space = _to.GetSpan(size);
            Length = 0;
        }
    }
}
