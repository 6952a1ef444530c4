namespace Amazon.BedrockRuntime.Model;

public partial class AutoToolChoice;
