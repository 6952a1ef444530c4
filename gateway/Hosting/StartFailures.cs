using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Platform.Encryption;
using Platform.Silo.Adapters.Shop;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Gateway.Hosting;

/// <summary>The ordinary reasons for which a start fails, each as one line that says what to do.</summary>
internal static partial class StartFailures
{
    /// <summary>The line; null for a failure that nobody foresaw.</summary>
    public static string? Explain(Exception failure, RunSettings settings) => failure switch
    {
        IOException { InnerException: AddressInUseException } =>
            $"{settings.Urls} is in use by another process: stop it, or choose another with --urls http://127.0.0.1:8081",
        SocketException { SocketErrorCode: SocketError.AccessDenied } or IOException { InnerException: SocketException { SocketErrorCode: SocketError.AccessDenied } } =>
            $"{settings.Urls}: listening there is not allowed for this user; choose a port above 1023 with --urls",
        OptionsValidationException invalid => $"bad setting: {string.Join("; ", invalid.Failures.Select(Setting))}",
        InvalidOperationException { InnerException: FormatException } when failure.Message.Contains("'Platform:", StringComparison.Ordinal) =>
            $"bad setting: {failure.Message}",
        FormatException or UriFormatException => $"--urls {settings.Urls} cannot be read: give addresses such as http://127.0.0.1:8080",
        ArgumentException when failure.Message.StartsWith("Platform:", StringComparison.Ordinal) => $"bad setting: {failure.Message}",
        NotSupportedException or UnauthorizedAccessException or InvalidDataException or SqliteDatabaseException or DataFolderException or ShopDataException or ContentKeyException => failure.Message,
        IOException => failure.Message,
        _ => null,
    };

    /// <summary>The framework names the class and the member; an operator knows the key.</summary>
    private static string Setting(string failure) =>
        Annotation().Match(failure) is not { Success: true } match ? failure
            : match.Groups["error"].Value is var error && error.StartsWith("Platform:", StringComparison.Ordinal) ? error
            : $"Platform:{Section(match.Groups["section"].Value)}:{match.Groups["member"].Value}: {error}";

    private static string Section(string options) => options is "Thread" or "Turn" ? options + "s" : options;

    [GeneratedRegex("^DataAnnotation validation failed for '(?<section>[A-Za-z]+)Options' members: '(?<member>[A-Za-z, ]*)' with the error: '(?<error>.*)'\\.$", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Annotation();
}
