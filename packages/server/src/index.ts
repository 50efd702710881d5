export { openServer, type Server, type ServerSettings } from './server.ts';
