using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Platform.Tests.Support;

/// <summary>One connection of a <see cref="TestSmtpServer"/>.</summary>
internal sealed class SmtpConversation(TestSmtpServer server, Socket socket, int number, CancellationToken stop)
{
    private Stream _stream = new NetworkStream(socket, ownsSocket: true);
    private byte[] _buffer = [];
    private string? _user;
    private string? _from;
    private List<string> _to = [];
    private bool _isOver;

    public async Task RunAsync()
    {
        try
        {
            if (server.IsTlsFirst)
            {
                await SecureAsync();
            }

            await AnswerAsync(SmtpStep.Connected, "", "220 test.example ESMTP");
            while (!_isOver && await ReadLineAsync() is { } line)
            {
                await HandleAsync(line);
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or AuthenticationException or ObjectDisposedException or SocketException)
        {
            // The other side went away, or the test is over.
        }
        finally
        {
            await _stream.DisposeAsync();
        }
    }

    private async Task HandleAsync(string line)
    {
        var verb = line.Split(' ')[0].ToUpperInvariant();
        server.Commands.Enqueue(verb == "AUTH" ? "AUTH" : line);
        switch (verb)
        {
            case "EHLO" or "HELO":
                await AnswerAsync(SmtpStep.Hello, line, Hello(verb));
                break;
            case "STARTTLS":
                if (await AnswerAsync(SmtpStep.StartTls, line, "220 2.0.0 go ahead"))
                {
                    await SecureAsync();
                }

                break;
            case "AUTH":
                await LoginAsync(line);
                break;
            case "MAIL" when server.Users.Count > 0 && _user is null:
                await SayAsync("530 5.7.0 log in first");
                break;
            case "MAIL":
                _to = [];
                _from = await AnswerAsync(SmtpStep.MailFrom, line, "250 2.1.0 ok") ? line["MAIL FROM:".Length..] : null;
                break;
            case "RCPT" when _from is null:
                await SayAsync("503 5.5.1 MAIL first");
                break;
            case "RCPT":
                if (await AnswerAsync(SmtpStep.RcptTo, line, "250 2.1.5 ok"))
                {
                    _to.Add(line["RCPT TO:".Length..]);
                }

                break;
            case "DATA" when _to.Count == 0:
                await SayAsync("554 5.5.1 no valid recipients");
                break;
            case "DATA":
                if (await AnswerAsync(SmtpStep.Data, line, "354 go on"))
                {
                    await ReceiveAsync();
                }

                break;
            case "RSET":
                _from = null;
                await AnswerAsync(SmtpStep.Reset, line, "250 2.0.0 ok");
                break;
            case "NOOP":
                await AnswerAsync(SmtpStep.NoOp, line, "250 2.0.0 ok");
                break;
            case "QUIT":
                await AnswerAsync(SmtpStep.Quit, line, "221 2.0.0 bye");
                _isOver = true;
                break;
            default:
                await SayAsync("500 5.5.2 what?");
                break;
        }
    }

    private string Hello(string verb)
    {
        IEnumerable<string> lines = verb == "HELO" ? [] : server.Extensions;
        if (verb != "HELO" && server.Certificate is not null && _stream is not SslStream)
        {
            lines = lines.Append("STARTTLS");
        }

        if (verb != "HELO" && server.Users.Count > 0)
        {
            lines = lines.Append("AUTH PLAIN LOGIN");
        }

        string[] all = ["test.example", .. lines];
        return string.Join("\r\n", all.Select((text, index) => $"250{(index < all.Length - 1 ? '-' : ' ')}{text}"));
    }

    private async Task LoginAsync(string line)
    {
        if (server.Ask(SmtpStep.Auth, "", number) is { } reaction)
        {
            await ReactAsync(reaction);
            return;
        }

        var words = line.Split(' ');
        string name;
        string password;
        if (words[1].Equals("LOGIN", StringComparison.OrdinalIgnoreCase))
        {
            await SayAsync("334 VXNlcm5hbWU6");
            name = Decode(await ReadLineAsync());
            await SayAsync("334 UGFzc3dvcmQ6");
            password = Decode(await ReadLineAsync());
        }
        else
        {
            var parts = Decode(words.Length > 2 ? words[2] : "").Split('\0');
            (name, password) = (parts[1], parts[2]);
        }

        _user = server.Users.TryGetValue(name, out var expected) && expected == password ? name : null;
        await SayAsync(_user is null ? "535 5.7.8 wrong" : "235 2.7.0 welcome");
    }

    private static string Decode(string? base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64 ?? ""));

    private async Task ReceiveAsync()
    {
        using var data = new MemoryStream();
        while (await ReadRawAsync() is { } line)
        {
            if (line is [(byte)'.', (byte)'\r', (byte)'\n'])
            {
                var mail = new SmtpReceived(_from!, [.. _to], data.ToArray(), number, _stream is SslStream, _user);
                _from = null;
                var reaction = server.Ask(SmtpStep.EndOfData, mail.Text, number);
                if (reaction is null or { Takes: true })
                {
                    server.Mails.Enqueue(mail);
                }

                await ReactAsync(reaction ?? SmtpReaction.Say("250 2.0.0 taken"));
                return;
            }

            data.Write(line[0] == '.' ? line.AsSpan(1) : line);
        }

        _isOver = true;
    }

    /// <summary>Answers as the script or the server wants; true when that was a yes.</summary>
    private async Task<bool> AnswerAsync(SmtpStep step, string line, string usual)
    {
        var reaction = server.Ask(step, line, number) ?? SmtpReaction.Say(usual);
        await ReactAsync(reaction);
        return reaction.Reply is ['2' or '3', ..] && !_isOver;
    }

    private async Task ReactAsync(SmtpReaction reaction)
    {
        if (reaction.After > TimeSpan.Zero)
        {
            await Task.Delay(reaction.After, TimeProvider.System, stop);
        }

        if (reaction.Reply is { } reply)
        {
            await SayAsync(reply);
        }

        _isOver |= reaction.Close;
    }

    private async Task SayAsync(string reply) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), stop);

    private async Task SecureAsync()
    {
        var secure = new SslStream(_stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }, stop);
        _stream = secure;
        _buffer = [];
        _from = null;
    }

    private async Task<string?> ReadLineAsync() => await ReadRawAsync() is { } line ? Encoding.UTF8.GetString(line).TrimEnd('\r', '\n') : null;

    private async Task<byte[]?> ReadRawAsync()
    {
        var chunk = new byte[8192];
        while (true)
        {
            var end = Array.IndexOf(_buffer, (byte)'\n');
            if (end >= 0)
            {
                var line = _buffer[..(end + 1)];
                _buffer = _buffer[(end + 1)..];
                return line;
            }

            var count = await _stream.ReadAsync(chunk, stop);
            if (count == 0)
            {
                return null;
            }

            _buffer = [.. _buffer, .. chunk.AsSpan(0, count)];
        }
    }
}
