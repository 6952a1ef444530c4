using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Platform;

/// <summary>The one JSON dialect of everything that is stored or served: camel case, enum names, text unescaped.</summary>
public static class PlatformJson
{
    /// <summary>Stored and served JSON. Text of any language stays readable in the file; it is never put into HTML.</summary>
    public static JsonSerializerOptions Options { get; } =
        Create(JsonTypeInfoResolver.Combine(PlatformJsonContext.Default, new DefaultJsonTypeInfoResolver()));

    /// <summary>
    /// What stored JSON is read with. By reflection: generated readers give members that an earlier version did not write the type's
    /// default, not the member's (an array that is null instead of empty).
    /// </summary>
    public static JsonSerializerOptions Stored { get; } = Create(new DefaultJsonTypeInfoResolver());

    private static JsonSerializerOptions Create(IJsonTypeInfoResolver resolver)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = resolver,
        };
        options.MakeReadOnly();
        return options;
    }
}
