using System.Diagnostics;
using System.Text;
using Platform.Gateway.Scripts;

namespace Platform.Tests.EndToEnd;

/// <summary><c>platform chat</c> as a process: what is typed goes to its standard input, what it shows is read from its standard output.</summary>
internal sealed class TerminalChat
{
    private const string Prompt = "> ";
    private readonly Process _process;

    private TerminalChat(Process process) => _process = process;

    /// <summary>Opens a terminal and waits for the prompt.</summary>
    public static async Task<TerminalChat> StartAsync(params string[] options)
    {
        var chat = new TerminalChat(Process.Start(DemoProcess.Own(["chat", .. options]))!);
        await chat.ReadToPromptAsync();
        return chat;
    }

    /// <summary>Types a line; what is answered.</summary>
    public async Task<string> SayAsync(string text)
    {
        await _process.StandardInput.WriteLineAsync(text);
        await _process.StandardInput.FlushAsync();
        return await ReadToPromptAsync();
    }

    /// <summary>Ctrl+D.</summary>
    public async Task CloseAsync()
    {
        if (_process.HasExited)
        {
            return;
        }

        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        Assert.Equal(0, _process.ExitCode);
        _process.Dispose();
    }

    /// <summary>Reads up to a prompt at the beginning of a line.</summary>
    private async Task<string> ReadToPromptAsync()
    {
        var shown = new StringBuilder();
        var next = new char[1];
        while (await _process.StandardOutput.ReadAsync(next) > 0)
        {
            shown.Append(next[0]);
            if (shown.ToString() is var text && (text == Prompt || text.EndsWith("\n" + Prompt, StringComparison.Ordinal)))
            {
                return text[..^Prompt.Length].Trim();
            }
        }

        throw new InvalidOperationException($"the chat ended: {shown}");
    }
}
