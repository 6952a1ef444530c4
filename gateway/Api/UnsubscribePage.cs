using System.Text.Encodings.Web;
using System.Text.Unicode;
using Platform.Turns;

namespace Platform.Gateway.Api;

/// <summary>The pages behind a link that ends advertising: no script, no picture, nothing of another origin, no address.</summary>
internal static class UnsubscribePage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public const string ContentType = "text/html; charset=utf-8";

    /// <summary>A question with a button, which posts to the page's own address.</summary>
    public static string Ask(string language, string shop) => Page(
        language,
        $"<p>{Text(language, "unsubscribe-ask", shop)}</p>\n<form method=\"post\"><input type=\"hidden\" name=\"List-Unsubscribe\" value=\"One-Click\"><button type=\"submit\">{Text(language, "unsubscribe-button", shop)}</button></form>",
        shop);

    /// <summary>That it was done.</summary>
    public static string Done(string language, string shop) => Page(language, $"<p>{Text(language, "unsubscribe-done", shop)}</p>", shop);

    private static string Page(string language, string body, string shop) =>
        $$"""
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Text(language, "unsubscribe-title", shop)}}</title>
        <style>body{font-family:system-ui,Arial,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem;line-height:1.5;color:#222}button{font:inherit;padding:.6rem 1.2rem}</style>
        </head>
        <body>
        <h1>{{Text(language, "unsubscribe-title", shop)}}</h1>
        {{body}}
        </body>
        </html>
        """;

    private static string Text(string language, string key, string shop) => Encoder.Encode(ReplyTemplates.Fill(language, key, ("shop", shop)));
}
