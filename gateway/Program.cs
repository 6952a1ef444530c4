using System.CommandLine;
using System.Globalization;
using Platform.Encryption;
using Platform.Gateway.Commands;

// Numbers and dates in files, logs and JSON are invariant; only templates speak a customer's language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var root = new RootCommand("Answers a shop's customer mail: threads that remember, grounded replies, one process, one file.")
{
    RunCommand.Create(),
    SendCommand.Create(),
    ChatCommand.Create(),
    DemoCommand.Create(),
    DemoHostCommand.Create(),
    ReplayCommand.Create(),
    RegressCommand.Create(),
    InspectCommand.Create(),
    DoctorCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (CommandException failure)
{
    await Console.Error.WriteLineAsync($"platform: {failure.Message}");
    return failure.ExitCode;
}
catch (ContentKeyException failure)
{
    await Console.Error.WriteLineAsync($"platform: {failure.Message}");
    return 1;
}
