using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Distributor.Model;

namespace Distributor.Dispatch.Control;

/// <summary>Requests and replies as lines of JSON. Spans of time are numbers of milliseconds, and their names end with <c>Ms</c>.</summary>
public static class ControlJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A word that is spelled wrong is told, and not passed over.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new HostSpan(), new GuestSpan() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameUnits } },
    };

    /// <summary>The line, without its end.</summary>
    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Options);

    /// <summary>Reads a line. Throws <see cref="JsonException"/>.</summary>
    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options) ?? throw new JsonException("null is no message.");

    private static void NameUnits(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if ((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var kind && (kind == typeof(TimeSpan) || kind == typeof(GuestTime)))
                property.Name += "Ms";
    }

    private sealed class HostSpan : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TimeSpan.FromMilliseconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value.TotalMilliseconds));
    }

    private sealed class GuestSpan : JsonConverter<GuestTime>
    {
        public override GuestTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new((long)(reader.GetDouble() * 1e6));

        public override void Write(Utf8JsonWriter writer, GuestTime value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Milliseconds);
    }
}
