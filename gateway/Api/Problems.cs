using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Gateway.Api;

/// <summary>Problem details (RFC 9457) that say what to do.</summary>
internal static class Problems
{
    public static ProblemHttpResult BadRequest(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be used");

    public static ProblemHttpResult NoThread(string id) =>
        TypedResults.Problem($"there is no thread {id}; GET /v1/threads lists them", statusCode: StatusCodes.Status404NotFound, title: "No such thread");

    public static ProblemHttpResult WrongMediaType(string? given) =>
        TypedResults.Problem(
            $"Content-Type is '{given}': send the raw mail as message/rfc822",
            statusCode: StatusCodes.Status415UnsupportedMediaType,
            title: "Not a mail");

    public static ProblemHttpResult Unavailable() =>
        TypedResults.Problem(
            "the message was not stored; send it again in a moment",
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: "Storage does not answer");
}
