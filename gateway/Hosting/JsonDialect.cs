using System.Text.Json;

namespace Platform.Gateway.Hosting;

/// <summary>Makes ASP.NET Core speak <see cref="PlatformJson"/>.</summary>
internal static class JsonDialect
{
    public static void Apply(JsonSerializerOptions options)
    {
        options.Encoder = PlatformJson.Options.Encoder;
        options.TypeInfoResolverChain.Clear();
        options.TypeInfoResolverChain.Add(PlatformJson.Options.TypeInfoResolver!);
    }
}
