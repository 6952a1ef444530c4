using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Platform.Models;

/// <summary>From a provider's answer to the form that was asked for. Pure.</summary>
internal static class ModelAnswers
{
    private const int LongestAnswer = 64 * 1024;

    /// <summary>Reads the call of the form and has it judged. Any other tool, a second call or words beside it are no answer.</summary>
    public static Verdict<T> Read<T>(ChatResponse response, string form, Func<JsonElement, Verdict<T>> judge)
        where T : class
    {
        if (response.FinishReason == ChatFinishReason.Length)
        {
            return Verdict<T>.Invalid("cut off");
        }

        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            return Verdict<T>.Invalid("filtered by the provider");
        }

        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        if (calls.Exists(call => call.Name != form))
        {
            return Verdict<T>.Refuse("called a tool that there is not");
        }

        if (calls is not [{ Arguments: { } arguments }])
        {
            return Verdict<T>.Invalid(calls.Count == 0 ? "did not fill the form" : "filled the form twice");
        }

        var json = JsonSerializer.SerializeToElement(arguments, PlatformJson.Options);
        if (json.GetRawText().Length > LongestAnswer)
        {
            return Verdict<T>.Invalid("too long");
        }

        try
        {
            return judge(json);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return Verdict<T>.Invalid("not of the form");
        }
    }
}
