using System.Text;

namespace MailKit.Net.Smtp;

/// <summary>Commands out, replies in. Every read and write has the time-out of the client.</summary>
internal sealed class SmtpChannel(Stream stream, Func<int> timeout) : IDisposable
{
    /// <summary>What one write to the network holds at the most.</summary>
    public const int Block = 4096;

    private const int LongestReply = 64 * 1024;
    private readonly byte[] _input = new byte[Block];
    private int _start;
    private int _end;

    public Stream Stream { get; private set; } = stream;

    /// <summary>Goes on over TLS. What was read before is thrown away: it came unprotected (RFC 3207 section 4.2).</summary>
    public void Upgrade(Stream secure)
    {
        Stream = secure;
        _start = _end = 0;
    }

    public async Task<SmtpResponse> CommandAsync(string command, CancellationToken cancellationToken)
    {
        await WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => LimitAsync(
        async token =>
        {
            await Stream.WriteAsync(bytes, token);
            await Stream.FlushAsync(token);
            return 0;
        },
        cancellationToken);

    public async Task<SmtpResponse> ReadAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var code = 0;
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            var number = line.Length >= 3 && int.TryParse(line.AsSpan(0, 3), System.Globalization.NumberStyles.None, null, out var parsed) ? parsed : 0;
            if (number < 100 || (line.Length > 3 && line[3] is not ('-' or ' ')))
            {
                throw new SmtpProtocolException("Unable to parse status code returned by the server.");
            }

            if (code != 0 && code != number)
            {
                throw new SmtpProtocolException("The status codes returned by the server did not match.");
            }

            code = number;
            text.Append(line.AsSpan(Math.Min(4, line.Length)));
            if (line.Length < 4 || line[3] == ' ')
            {
                return new((SmtpStatusCode)code, text.ToString());
            }

            text.Append('\n');
            if (text.Length > LongestReply)
            {
                throw new SmtpProtocolException("The server's reply does not end.");
            }
        }
    }

    public void Dispose() => Stream.Dispose();

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new MemoryStream();
        while (true)
        {
            var end = Array.IndexOf(_input, (byte)'\n', _start, _end - _start);
            if (end >= 0)
            {
                line.Write(_input, _start, end - _start);
                _start = end + 1;
                return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
            }

            line.Write(_input, _start, _end - _start);
            _start = 0;
            _end = 0;
            if (line.Length > LongestReply)
            {
                throw new SmtpProtocolException("The server's reply does not end.");
            }

            _end = await LimitAsync(async token => await Stream.ReadAsync(_input, token), cancellationToken);
            if (_end == 0)
            {
                throw new SmtpProtocolException("The SMTP server has unexpectedly disconnected.");
            }
        }
    }

    private async Task<int> LimitAsync(Func<CancellationToken, Task<int>> act, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout());
        try
        {
            return await act(limit.Token);
        }
        catch (OperationCanceledException expired) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Operation timed out after {timeout()} milliseconds", expired);
        }
    }
}
