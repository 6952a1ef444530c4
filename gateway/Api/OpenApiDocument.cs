using Microsoft.AspNetCore.OpenApi;

namespace Platform.Gateway.Api;

/// <summary>The description of the API at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiDocument
{
    public static void Configure(OpenApiOptions options) =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Conversation platform";
            document.Info.Version = "v1";
            document.Info.Description = "Mail in, threads, facts and deliveries out. Errors are problem details (RFC 9457).";
            return Task.CompletedTask;
        });
}
