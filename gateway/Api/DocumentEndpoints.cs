using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Documents;

namespace Platform.Gateway.Api;

/// <summary>Gives documents such as return labels out.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/documents/{name}", Get).WithTags("Documents").WithSummary("A document made for a customer, such as a return label")
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(404);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        string name, IDocumentStore documents, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!DocumentNames.IsName(name) || await documents.FindAsync(name, cancellationToken) is not { } document)
        {
            return TypedResults.Problem($"there is no document {name}", statusCode: StatusCodes.Status404NotFound, title: "No such document");
        }

        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(document.Content.ToArray(), document.ContentType, document.Name);
    }
}
