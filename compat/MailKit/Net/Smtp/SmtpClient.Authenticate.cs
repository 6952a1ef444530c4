using System.Text;
using MailKit.Security;

namespace MailKit.Net.Smtp;

public partial class SmtpClient
{
    /// <summary>Logs in with the best of PLAIN and LOGIN that the server offers (RFC 4954, RFC 4616).</summary>
    public async Task AuthenticateAsync(string userName, string password, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userName);
        ArgumentNullException.ThrowIfNull(password);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!IsConnected)
        {
            throw new ServiceNotConnectedException("The SmtpClient must be connected before you can authenticate.");
        }

        if (IsAuthenticated)
        {
            throw new InvalidOperationException("The SmtpClient is already authenticated.");
        }

        if (!Capabilities.HasFlag(SmtpCapabilities.Authentication))
        {
            throw new NotSupportedException("The SMTP server does not support authentication.");
        }

        var answer = AuthenticationMechanisms switch
        {
            _ when AuthenticationMechanisms.Contains("PLAIN") => await AnswerAsync($"AUTH PLAIN {Base64($"\0{userName}\0{password}")}", cancellationToken),
            _ when AuthenticationMechanisms.Contains("LOGIN") => await LoginAsync(userName, password, cancellationToken),
            _ => throw new NotSupportedException("No compatible authentication mechanisms found."),
        };
        if (answer.StatusCode != SmtpStatusCode.AuthenticationSuccessful)
        {
            throw new AuthenticationException(
                $"{(int)answer.StatusCode}: {answer.Response}",
                new SmtpCommandException(SmtpErrorCode.UnexpectedStatusCode, answer.StatusCode, answer.Response));
        }

        IsAuthenticated = true;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<SmtpResponse> LoginAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync("AUTH LOGIN", cancellationToken);
        foreach (var word in (string[])[userName, password])
        {
            if (answer.StatusCode != SmtpStatusCode.AuthenticationChallenge)
            {
                break;
            }

            answer = await AnswerAsync(Base64(word), cancellationToken);
        }

        return answer;
    }
}
