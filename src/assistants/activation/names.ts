/** Id of the provider of the MCP server, in package.json too. */
export const MCP_PROVIDER = 'deliveryDoctor.mcp';
